import { WinnowError } from '../../../shared/contract/error.ts'
import { type PlanNode, parse, plan } from '../../../shared/query/index.ts'
import { type CaseKey, openRead, openWrite, type ReadDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess, ReadSeat } from '../seat.ts'
import { carryOut } from './carry-out.ts'
import { countOf, overlap, type Stretch, within } from './id-sets.ts'
import { importRuns, lastMessage, visible } from './runs.ts'
import type { OpenDb } from './shard.ts'
import { type Cancelled, ShardSet } from './shard-search.ts'

export interface Found {
  /** Ascending. */
  readonly ids: Uint32Array
  /** Rows that the index does not hold yet, and that were therefore not searched; 0 for a search without words. */
  readonly notIndexed: number
  /** For ~words: the spellings that were searched. */
  readonly spellings: { word: string; found: string[] }[]
}

export function opener(key: CaseKey): OpenDb {
  return (path, mode) => (mode === 'write' ? openWrite(path, key) : openRead(path, key))
}

const makeShards = ({ access }: ReadSeat) => new ShardSet(casePaths(access.folder).index, opener(access.key))

/** The shards that this reader holds open. */
export const shardSet = (seat: ReadSeat): ShardSet => seat.held(makeShards)

/**
 * What a search text finds.
 * @throws WinnowError search.problem with details {from, to}, call.cancelled.
 */
export function find(db: ReadDb, shards: ShardSet, text: string, cancelled: Cancelled): Found {
  const parsed = parse(text)
  if (!parsed.ok) {
    const { message, from, to } = parsed.problem
    throw new WinnowError('search.problem', message, { from, to })
  }
  const runs = visible(db)
  const node = plan(parsed.query)
  const usesIndex = needsIndex(node)
  shards.refresh(lastMessage(importRuns(db)))
  for (;;) {
    const rows = usesIndex ? overlap(runs, covered(shards)) : runs
    const spellings = new Map<string, string[]>()
    try {
      const ids = carryOut({ db, shards, rows, cancelled, spellings }, node)
      return {
        ids: within(ids, rows),
        notIndexed: countOf(runs) - countOf(rows),
        spellings: [...spellings].map(([word, found]) => ({ word, found })),
      }
    } catch (error) {
      // The shard that failed is closed and covers nothing any more: the rest answers, and says how many rows are missing.
      if (!(error instanceof WinnowError && error.code === 'case.damaged')) throw error
    }
  }
}

/**
 * As `find`, for exports, which have a connection but no seat. Rows that could not be searched are no small print here.
 * @throws WinnowError search.problem, call.cancelled; state.conflict while rows of the case are not in the index
 */
export function findIds(db: ReadDb, access: CaseAccess, text: string, cancelled: Cancelled): Uint32Array {
  const shards = new ShardSet(casePaths(access.folder).index, opener(access.key))
  try {
    const { ids, notIndexed } = find(db, shards, text, cancelled)
    if (notIndexed === 0) return ids
    throw new WinnowError(
      'state.conflict',
      `${notIndexed} rows of the case are not indexed yet, so the search would miss what is in them. Wait until indexing is done.`,
    )
  } finally {
    shards.close()
  }
}

/** Rows of the case that count and that the index covers. */
export function indexedRows(seat: ReadSeat): number {
  const shards = shardSet(seat)
  shards.refresh(lastMessage(importRuns(seat.db)))
  return countOf(overlap(visible(seat.db), covered(shards)))
}

const covered = (shards: ShardSet): Stretch[] =>
  shards.covered.map(({ firstId, lastId }) => ({ first: firstId, last: lastId }))

function needsIndex(node: PlanNode): boolean {
  if (node.kind === 'match' || node.kind === 'fuzzy') return true
  if (node.kind === 'not') return needsIndex(node.child)
  return 'children' in node && node.children.some(needsIndex)
}
