import type { Answer } from '../../../shared/contract/index.ts'
import { preferenceShapes } from '../../../shared/contract/reading.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandlers } from '../seat.ts'
import { mustBeWritable } from './own.ts'

export const preferenceWrites: WriteHandlers<'preference.put'> = {
  'preference.put': (seat, { preference: { name, value } }, call) => {
    mustBeWritable(seat)
    seat.db
      .prepare(
        `INSERT INTO preference (account, name, value) VALUES (?, ?, ?)
         ON CONFLICT (account, name) DO UPDATE SET value = excluded.value`,
      )
      .run(call.actor.account, name, JSON.stringify(value))
    return {}
  },
}

/** All preferences of an account; what has not the shape of today is as if it had never been put down. */
export function preferencesOf(db: ReadDb, account: AccountId): Answer<'preference.get'> {
  // The primary key.
  const kept = new Map(
    db
      .prepare<[number], [name: string, value: string]>(
        'SELECT name, value FROM preference WHERE account = ?',
      )
      .raw()
      .all(account),
  )
  const of = <Name extends keyof typeof preferenceShapes>(name: Name) => JSON.parse(kept.get(name) ?? 'null')
  return {
    columns: preferenceShapes.columns.safeParse(of('columns')).data ?? null,
    places: preferenceShapes.places.safeParse(of('places')).data ?? null,
    view: preferenceShapes.view.safeParse(of('view')).data ?? null,
  }
}
