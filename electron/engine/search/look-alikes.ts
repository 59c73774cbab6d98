import {
  drawnLike,
  indexedWord,
  type Query,
  type QueryNode,
  tokenise,
  wordKey,
} from '../../../shared/query/index.ts'
import type { Ground } from './ground.ts'
import { joined, MATCH_WINDOW, windows } from './windows.ts'

export interface LookAlike {
  readonly word: string
  readonly from: number
  readonly to: number
  readonly found: string[]
  readonly rows: number
}

/** Words of a search that are asked about. */
const MOST_WORDS = 50
/** Words that look alike and are told. */
const MOST_FOUND = 20

/** Words of the index that look like a word of the search and are written in letters of another alphabet, with the rows that have them. */
export function lookAlikesOf(ground: Ground, query: Query): LookAlike[] {
  const { shards, cancelled } = ground
  return wordsOf(query.root)
    .slice(0, MOST_WORDS)
    .flatMap(({ term, from, to }) => {
      const word = wordKey(term)
      const found = shards.lookAlikes(drawnLike(word), word, cancelled).slice(0, MOST_FOUND)
      return found.length === 0 ? [] : [{ word, from, to, found, rows: rowsWith(ground, found) }]
    })
}

function rowsWith({ shards, rows, cancelled }: Ground, words: readonly string[]): number {
  let count = 0
  const expression = words.map(indexedWord).join(' OR ')
  for (const window of windows(joined(rows), MATCH_WINDOW))
    count += shards.count(expression, window, cancelled)
  return count
}

interface Word {
  readonly term: string
  readonly from: number
  readonly to: number
}

/** The words that are searched as they are; not those that are left out. */
function wordsOf(node: QueryNode): Word[] {
  if (node.kind === 'words') {
    const { tokens, from, to } = node
    return tokens.flatMap((token) => tokenise(token).map(({ term }) => ({ term, from, to })))
  }
  if (node.kind === 'near') return [...node.left, ...node.right].flatMap(wordsOf)
  return 'children' in node ? node.children.flatMap(wordsOf) : []
}
