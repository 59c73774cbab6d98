import { WinnowError } from '../../../shared/contract/error.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { expand, type PlanNode, type Problem, parse, plan, type Query } from '../../../shared/query/index.ts'
import { Columns, columns, Postings, postings } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess, ReadSeat } from '../seat.ts'
import { blocksOf } from './blocks.ts'
import { type Cancelled, searchCancelled } from './cancelled.ts'
import { carryOut, windowOf } from './carry-out.ts'
import { countRows } from './count.ts'
import { isIndexed } from './filters.ts'
import { firstRows } from './first.ts'
import { Ground, type Places } from './ground.ts'
import { countOf, joinedParts, overlap, type Stretch } from './id-sets.ts'
import { type LookAlike, lookAlikesOf } from './look-alikes.ts'
import { caseNotes } from './notes.ts'
import { opener } from './opener.ts'
import { importRuns, lastMessage, visible } from './runs.ts'
import { ShardSet } from './shard-search.ts'
import { joined, windows } from './windows.ts'

/** Who asks, and whether still. */
export interface Asking {
  readonly cancelled: Cancelled
  /** For seen:me; null: nobody in person. */
  readonly account?: AccountId | null
  /**
   * The rows that are searched, in place of those that count; what the index covers is not read anew either. For very many texts about
   * one state of the case, one after the other: looking for new rows and shards costs more than finding a rare word.
   */
  readonly runs?: readonly Stretch[]
}

/** What every answer about a search says beside its rows. */
export interface Told {
  /** Rows that the index does not hold yet, and that were therefore not searched; 0 for a search without words. */
  readonly notIndexed: number
  /** For words that stood for others: which; the first hundred, and how many. */
  readonly spellings: { word: string; found: string[]; words: number }[]
  readonly notes: Problem[]
}

export interface Found extends Told {
  /** Ascending. */
  readonly ids: Uint32Array
}

/** Spellings that are told by name. */
const MOST_SPELLINGS = 100

/**
 * Searches one case. Each method throws WinnowError search.problem with details {from, to} for a text that cannot be understood, and
 * call.cancelled.
 */
export class Searcher implements Places {
  readonly db: ReadDb
  readonly shards: ShardSet
  readonly columns: Columns
  readonly postings: Postings

  constructor(db: ReadDb, access: CaseAccess, kept: Pick<Places, 'columns' | 'postings'>) {
    this.db = db
    this.shards = new ShardSet(casePaths(access.folder).index, opener(access.key))
    this.columns = kept.columns
    this.postings = kept.postings
  }

  /** All rows that a search text finds; `among`: of one stretch of ids alone. */
  find(text: string, asking: Asking, among?: Stretch): Found {
    return this.#ask(
      text,
      asking,
      (ground, node) => {
        const parts: Uint32Array[] = []
        const wanted = among === undefined ? ground.rows : overlap(ground.rows, [among])
        for (const window of windows(joined(wanted), windowOf(node))) {
          if (asking.cancelled()) throw searchCancelled()
          parts.push(carryOut(ground, node, window))
        }
        return { ids: joinedParts(parts) }
      },
      among,
    )
  }

  /** How many rows it finds, exactly. */
  count(text: string, asking: Asking): Told & { rows: number } {
    return this.#ask(text, asking, (ground, node) => ({ rows: countRows(ground, node) }))
  }

  /** The first rows that it finds in the order of time, at most `count`; `complete`: there are no more. */
  first(text: string, count: number, asking: Asking): Told & { ids: number[]; complete: boolean } {
    return this.#ask(text, asking, (ground, node) => firstRows(ground, node, count))
  }

  /** What the case knows of a text without carrying it out, but for the words that parts of it stand for. */
  check(text: string, asking: Asking): Told & { lookAlikes: LookAlike[] } {
    return this.#ask(text, asking, (ground, node, query) => {
      expandWords(ground, node)
      return { lookAlikes: lookAlikesOf(ground, query) }
    })
  }

  /** Rows of the case that count and that the index covers. */
  indexedRows(): number {
    this.#refresh()
    return countOf(overlap(visible(this.db), this.#covered()))
  }

  /** The highest id up to which every row is in the index. */
  searchableTo(): number {
    this.#refresh()
    const [first] = this.#covered()
    return first === undefined || first.first > 1 ? 0 : first.last
  }

  close(): void {
    this.shards.close()
  }

  #refresh(): void {
    this.shards.refresh(lastMessage(importRuns(this.db)))
  }

  #covered(): Stretch[] {
    return this.shards.covered.map(({ firstId, lastId }) => ({ first: firstId, last: lastId }))
  }

  #ask<Answer extends object>(
    text: string,
    { cancelled, account = null, runs: given }: Asking,
    carry: (ground: Ground, node: PlanNode, query: Query) => Answer,
    among?: Stretch,
  ): Told & Answer {
    const query = this.#understood(text)
    const all = given ?? visible(this.db)
    const runs = among === undefined ? all : overlap(all, [among])
    if (given === undefined) this.#refresh()
    for (;;) {
      try {
        const node = plan(query, this.shards)
        const rows = needsIndex(node) ? overlap(runs, this.#covered()) : runs
        const ground = new Ground(this, rows, account, cancelled)
        const answer = carry(ground, node, query)
        return {
          ...answer,
          notIndexed: countOf(runs) - countOf(rows),
          spellings: ground.spellings(MOST_SPELLINGS),
          notes: [...query.notes, ...caseNotes(this.db, query)],
        }
      } catch (error) {
        // The shard that failed is closed and covers nothing any more: the rest answers, and says how many rows are missing.
        if (!(error instanceof WinnowError && error.code === 'case.damaged')) throw error
      }
    }
  }

  #understood(text: string): Query {
    const parsed = parse(text)
    const whole = parsed.ok ? expand(parsed.query, blocksOf(this.db)) : parsed
    if (whole.ok) return whole.query
    const { message, from, to } = whole.problem
    throw new WinnowError('search.problem', message, { from, to })
  }
}

const makeSearcher = (seat: ReadSeat) =>
  new Searcher(seat.db, seat.access, { columns: columns(seat), postings: postings(seat) })

/** The searcher of a reader: its shards stay open. */
export const searcher = (seat: ReadSeat): Searcher => seat.held(makeSearcher)

/** A searcher for a job, which has a connection but no seat; to be closed. */
export const openSearcher = (db: ReadDb, access: CaseAccess): Searcher =>
  new Searcher(db, access, { columns: new Columns(db), postings: new Postings(db) })

/**
 * The rows that a text finds, for exports. Rows that could not be searched are no small print here.
 * @throws WinnowError search.problem, call.cancelled; state.conflict while rows of the case are not in the index
 */
export function findIds(db: ReadDb, access: CaseAccess, text: string, cancelled: Cancelled): Uint32Array {
  const searching = openSearcher(db, access)
  try {
    const { ids, notIndexed } = searching.find(text, { cancelled })
    if (notIndexed === 0) return ids
    throw new WinnowError(
      'state.conflict',
      `${notIndexed} rows of the case are not indexed yet, so the search would miss what is in them. Wait until indexing is done.`,
    )
  } finally {
    searching.close()
  }
}

function needsIndex(node: PlanNode): boolean {
  switch (node.kind) {
    case 'all':
    case 'look':
      return false
    case 'filter':
      return isIndexed(node.filter)
    case 'not':
      return needsIndex(node.child)
    case 'and':
    case 'or':
    case 'some':
      return node.children.some(needsIndex)
    default:
      return true
  }
}

function expandWords(ground: Ground, node: PlanNode): void {
  if (node.kind === 'part' || node.kind === 'fuzzy') ground.words(node)
  else if (node.kind === 'not') expandWords(ground, node.child)
  else if ('children' in node) for (const child of node.children) expandWords(ground, child)
}
