import type { PlanNode } from '../../../shared/query/index.ts'
import { searchCancelled } from './cancelled.ts'
import { carryOut, windowOf } from './carry-out.ts'
import type { Ground } from './ground.ts'
import type { Stretch } from './id-sets.ts'
import { windows } from './windows.ts'

/** Rows looked at first where a plan is not full text alone. */
const FIRST_WINDOW = 256

export interface FirstRows {
  /** In the order of time, those without a time last; equal times by id. */
  readonly ids: number[]
  /** There are no more than these. */
  readonly complete: boolean
}

/**
 * The first rows of a plan in the order of time. Inside a run ids are in that order, so the first of each run are enough; a run that begins
 * after the last row that is wanted so far is not asked at all.
 */
export function firstRows(ground: Ground, node: PlanNode, count: number): FirstRows {
  const { columns, rows, cancelled } = ground
  const time = (id: number) => columns.time(id) ?? Number.POSITIVE_INFINITY
  const runs = rows
    .map((run) => ({ run, begins: rows.length === 1 ? 0 : time(run.first) }))
    .sort((a, b) => a.begins - b.begins || a.run.first - b.run.first)
  let best: { id: number; at: number }[] = []
  for (const { run, begins } of runs) {
    if (cancelled()) throw searchCancelled()
    const last = best[count]
    if (last !== undefined && begins > last.at) break
    // One more than is wanted tells whether there are more.
    const ids = inRun(ground, node, run, count + 1)
    const timed =
      runs.length === 1 ? ids.map((id) => ({ id, at: 0 })) : ids.map((id) => ({ id, at: time(id) }))
    best = best.concat(timed).sort((a, b) => compare(a.at, b.at) || a.id - b.id)
    best.length = Math.min(best.length, count + 1)
  }
  return { ids: best.slice(0, count).map(({ id }) => id), complete: best.length <= count }
}

/** Infinite less infinite is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b)

function inRun(ground: Ground, node: PlanNode, run: Stretch, count: number): number[] {
  const { shards, cancelled } = ground
  const found: number[] = []
  const first = node.kind === 'match' ? windowOf(node) : FIRST_WINDOW
  for (const window of windows([run], windowOf(node), first)) {
    if (cancelled()) throw searchCancelled()
    const wanted = count - found.length
    if (node.kind === 'match') found.push(...shards.first(node.expression, window, wanted, cancelled))
    else for (const id of carryOut(ground, node, window).subarray(0, wanted)) found.push(id)
    if (found.length >= count) break
  }
  return found
}
