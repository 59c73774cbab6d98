import { literalMatches, type PlanNode } from '../../../shared/query/index.ts'
import { searchCancelled } from './cancelled.ts'
import type { Ground } from './ground.ts'
import { countOf, intersect, overlap, type Stretch } from './id-sets.ts'

/** Up to here rows are fetched by their ids; beyond, reading them all in order is quicker. */
const FEW = 200_000
/** Rows between two looks at the cancel flag. */
const SLICE = 20_000

interface Row {
  readonly id: number
  readonly body: string | null
}

export type Look = Pick<Extract<PlanNode, { kind: 'look' }>, 'symbols' | 'literal' | 'holds'>

/**
 * Rows of a window whose text passes: among `among`, or among all that the search is about. Symbols have lists of their own in the
 * shards, so only rows that have them are looked at; rows that the index does not cover yet are all looked at.
 */
export function lookIds(ground: Ground, look: Look, window: Stretch, among: Uint32Array | null): Uint32Array {
  const covered = look.symbols.length > 0 && isCovered(ground, window)
  const candidates = covered ? withSymbols(ground, look.symbols, window, among) : among
  // A symbol alone is found by its list, and by nothing else.
  if (covered && look.literal?.terms.length === 1 && candidates !== null) return candidates
  const condition = covered ? '1' : look.symbols.map(() => 'instr(m.body, ?) > 0').join(' AND ') || '1'
  const params = covered ? [] : look.symbols
  const passes = look.literal === null ? look.holds : literalHolds(look.literal)
  return lookThrough(ground, window, { condition, params, passes }, candidates)
}

const literalHolds = (literal: NonNullable<Look['literal']>) => (body: string) =>
  literalMatches(literal, body)

function withSymbols(
  { shards, cancelled }: Ground,
  symbols: readonly string[],
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const sets = symbols.map((symbol) => shards.trait(`symbol:${symbol}`, window, cancelled))
  return (among === null ? sets : [...sets, among]).reduce(intersect)
}

/** Whether the index holds every row of a window that the search is about. */
function isCovered({ shards, rows }: Ground, window: Stretch): boolean {
  const wanted = overlap(rows, [window])
  const covered = shards.covered.map(({ firstId, lastId }) => ({ first: firstId, last: lastId }))
  return countOf(overlap(wanted, covered)) === countOf(wanted)
}

interface Sought {
  /** SQL on message AS m; its parameters come last. */
  readonly condition: string
  readonly params: readonly string[]
  passes(body: string): boolean
}

function lookThrough(
  { db, rows, cancelled }: Ground,
  window: Stretch,
  sought: Sought,
  candidates: Uint32Array | null,
): Uint32Array {
  const found: number[] = []
  const take = (some: Row[]) => {
    if (cancelled()) throw searchCancelled()
    for (const { id, body } of some) if (body !== null && sought.passes(body)) found.push(id)
  }
  // Both by the primary key of message.
  if (candidates !== null && candidates.length <= FEW) {
    const byIds = db.prepare<(string | number)[], Row>(
      `SELECT m.id, m.body FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value
       WHERE ${sought.condition}`,
    )
    for (let at = 0; at < candidates.length; at += SLICE) {
      take(byIds.all(JSON.stringify(Array.from(candidates.subarray(at, at + SLICE))), ...sought.params))
    }
    return Uint32Array.from(found)
  }
  const inOrder = db.prepare<(string | number)[], Row>(
    `SELECT m.id, m.body FROM message AS m WHERE m.id BETWEEN ? AND ? AND ${sought.condition} ORDER BY m.id`,
  )
  for (const { first, last } of overlap(rows, [window])) {
    for (let from = first; from <= last; from += SLICE) {
      take(inOrder.all(from, Math.min(last, from + SLICE - 1), ...sought.params))
    }
  }
  const all = Uint32Array.from(found)
  return candidates === null ? all : intersect(all, candidates)
}
