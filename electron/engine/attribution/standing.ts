import {
  type AttributionState,
  type HandleState,
  handleStateOf,
} from '../../../shared/domain/attribution-states.ts'
import type { PersonId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'

/** What is known of a handle. */
export interface Standing {
  readonly state: HandleState
  /** The person of the newest approved, else of the newest proposed attribution. */
  readonly person: { readonly id: PersonId; readonly name: string } | null
}

export const unidentified: Standing = { state: 'unidentified', person: null }

interface Row {
  handle: number
  state: AttributionState
  person: PersonId
  name: string
}

/** The standing of every handle that anyone has attributed; the others are unidentified. Attributions are few: people write them. */
export function standings(db: ReadDb): Map<number, Standing> {
  const rows = db
    .prepare<[], Row>(
      `SELECT b.handle, b.state, p.id AS person, p.name FROM attribution AS b JOIN person AS p ON p.id = b.person
       WHERE b.state IN ('proposed', 'approved', 'returned', 'rejected') ORDER BY b.id DESC`,
    )
    .all()
  const found = new Map<number, Standing>()
  for (const [handle, own] of Map.groupBy(rows, (row) => row.handle)) found.set(handle, standingOf(own))
  return found
}

function standingOf(newestFirst: readonly Row[]): Standing {
  const state = handleStateOf(newestFirst.map((row) => row.state))
  const of =
    state === 'approved'
      ? newestFirst.find((row) => row.state === 'approved')
      : newestFirst.find((row) => row.state === 'proposed' || row.state === 'returned')
  return { state, person: of === undefined ? null : { id: of.person, name: of.name } }
}

/** Handles by state, over the whole case. */
export function handleStates(db: ReadDb): Record<HandleState, number> {
  const counts: Record<HandleState, number> = { unidentified: 0, proposed: 0, approved: 0, rejected: 0 }
  for (const { state } of standings(db).values()) counts[state]++
  const handles = db.prepare<[], number>('SELECT count(*) FROM handle_stat').pluck().get() ?? 0
  counts.unidentified = handles - counts.proposed - counts.approved - counts.rejected
  return counts
}
