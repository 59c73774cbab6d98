import type { PlanNode } from '../../../shared/query/index.ts'
import { searchCancelled } from './cancelled.ts'
import { carryOut, windowOf, wordsOf } from './carry-out.ts'
import type { Ground } from './ground.ts'
import { countTwins } from './having.ts'
import { countOf, type Stretch } from './id-sets.ts'
import { joined, windows } from './windows.ts'

/** How many rows a plan finds, without holding them: pure full text is counted by FTS5, one word by the list of words, twins by their blocks. */
export function countRows(ground: Ground, node: PlanNode): number {
  const stretches = joined(ground.rows)
  if (node.kind === 'all') return countOf(stretches)
  let rows = 0
  for (const stretch of stretches) rows += listed(ground, node, stretch) ?? inWindows(ground, node, stretch)
  return rows
}

function listed(ground: Ground, node: PlanNode, stretch: Stretch): number | null {
  const { shards, cancelled } = ground
  if (node.kind === 'filter' && node.filter.field === 'has' && node.filter.value === 'twin') {
    return countTwins(ground, stretch)
  }
  const words = wordsOf(ground, node)
  if (words === null) return null
  const counted =
    words.kind === 'word' && !words.prefix ? shards.counted(words.term, stretch, cancelled) : null
  if (counted !== null) return counted
  const marks = shards.marked(words, stretch, cancelled)
  return marks === null ? null : marks.reduce((sum, part) => sum + part.count(stretch), 0)
}

function inWindows(ground: Ground, node: PlanNode, stretch: Stretch): number {
  let rows = 0
  for (const window of windows([stretch], windowOf(node))) {
    if (ground.cancelled()) throw searchCancelled()
    rows +=
      node.kind === 'match'
        ? ground.shards.count(node.expression, window, ground.cancelled)
        : carryOut(ground, node, window).length
  }
  return rows
}
