import { type Kind, kinds } from '../../../shared/domain/kinds.ts'
import { type Literal, literalMatches } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { intersect, type Stretch } from './id-sets.ts'
import { type Cancelled, searchCancelled } from './shard-search.ts'

/** Up to here rows are fetched by their ids; beyond, reading them all in order is quicker. */
const FEW = 200_000
/** Rows between two looks at the cancel flag. */
const SLICE = 20_000

interface Row {
  readonly id: number
  readonly body: string | null
}

/** Rows that no index finds, by looking at them: among `candidates`, or among all rows of the case. */
interface Sought {
  /** SQL on message AS m; its parameters come last. */
  readonly condition: string
  readonly params: readonly (string | number)[]
  passes(row: Row): boolean
}

/** Rows whose text has words and symbols side by side. */
export function literalIds(
  db: ReadDb,
  runs: readonly Stretch[],
  literal: Literal,
  candidates: Uint32Array | null,
  cancelled: Cancelled,
): Uint32Array {
  const sought: Sought = {
    condition: literal.contains.map(() => 'instr(m.body, ?) > 0').join(' AND '),
    params: literal.contains,
    passes: ({ body }) => body !== null && literalMatches(literal, body),
  }
  return lookThrough(db, runs, sought, candidates, cancelled)
}

/** Rows of a kind. */
export function kindIds(
  db: ReadDb,
  runs: readonly Stretch[],
  kind: string,
  candidates: Uint32Array | null,
  cancelled: Cancelled,
): Uint32Array {
  const sought: Sought = {
    condition: 'm.kind = ?',
    params: [kinds.indexOf(kind as Kind)],
    passes: () => true,
  }
  return lookThrough(db, runs, sought, candidates, cancelled)
}

function lookThrough(
  db: ReadDb,
  runs: readonly Stretch[],
  sought: Sought,
  candidates: Uint32Array | null,
  cancelled: Cancelled,
): Uint32Array {
  const found: number[] = []
  const take = (rows: Row[]) => {
    if (cancelled()) throw searchCancelled()
    for (const row of rows) if (sought.passes(row)) found.push(row.id)
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
  for (const { first, last } of runs) {
    for (let from = first; from <= last; from += SLICE) {
      take(inOrder.all(from, Math.min(last, from + SLICE - 1), ...sought.params))
    }
  }
  const all = Uint32Array.from(found)
  return candidates === null ? all : intersect(all, candidates)
}
