import type { MessageRow } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Host } from '../../worker/index.ts'

interface Work {
  readonly query: string
  readonly rows: number
  readonly messages: number
  readonly hits: MessageRow[]
}

/** What a reviewer of such material would type first. */
const firstQuery = '(kilo OR kilos OR kg OR box OR boxes OR pallet OR container) -football'
const pageRows = 200

/** Searches for importation talk and, where there is none, for the word that the first messages use most. */
export async function findWork(host: Host): Promise<Work> {
  const found = await search(host, firstQuery)
  if (found.rows > 0) return found
  const { set } = await host.call('list.open', { of: { kind: 'all' } })
  const { rows } = await host.call('list.page', { set, from: 0, count: pageRows })
  const word = commonWord(rows)
  if (word === null)
    throw new WinnowError('not.found', 'The first messages of this file hold no word to search for.')
  return await search(host, word)
}

async function search(host: Host, query: string): Promise<Work> {
  const { set, rows, messages } = await host.call('search.run', { text: query })
  const page = await host.call('list.page', { set, from: 0, count: pageRows })
  return { query, rows, messages, hits: page.rows }
}

/** The word of five letters or more that stands in most of these messages; null when there is none. */
function commonWord(rows: readonly MessageRow[]): string | null {
  const counts = new Map<string, number>()
  for (const { body } of rows) {
    for (const word of new Set(body?.toLowerCase().match(/\p{L}{5,}/gu)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best?.[0] ?? null
}
