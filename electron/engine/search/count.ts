import type { PlanNode } from '../../../shared/query/index.ts'
import { carryOut } from './carry-out.ts'
import type { Ground } from './ground.ts'
import { countOf, type Stretch } from './id-sets.ts'
import { searchCancelled } from './shard-search.ts'
import { joined, windows } from './windows.ts'

/** How many rows a plan finds, without holding them: pure full text is counted by FTS5, one word by the list of words. */
export function countRows(ground: Ground, node: PlanNode): number {
  const stretches = joined(ground.rows)
  if (node.kind === 'all') return countOf(stretches)
  let rows = 0
  for (const stretch of stretches) rows += listed(ground, node, stretch) ?? inWindows(ground, node, stretch)
  return rows
}

function listed({ shards, cancelled }: Ground, node: PlanNode, stretch: Stretch): number | null {
  return node.kind === 'match' && node.word !== null ? shards.counted(node.word, stretch, cancelled) : null
}

function inWindows(ground: Ground, node: PlanNode, stretch: Stretch): number {
  let rows = 0
  for (const window of windows([stretch])) {
    if (ground.cancelled()) throw searchCancelled()
    rows +=
      node.kind === 'match'
        ? ground.shards.count(node.expression, window, ground.cancelled)
        : carryOut(ground, node, window).length
  }
  return rows
}
