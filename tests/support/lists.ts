import type { Input, Result } from '../../shared/contract/index.ts'
import type { Desk } from './desk.ts'

/** An instant of April 2020, UTC. */
export const april = (day: number, hour = 12, minute = 0): number => Date.UTC(2020, 3, day, hour, minute)

type ListOf = Input<'list.open'>['of']

export function openList(desk: Desk, of: ListOf): Promise<Result<'list.open'>> {
  return desk.as('reviewer')('list.open', { of })
}

/** Every id of a list, in its order. */
export async function idsOf(desk: Desk, of: ListOf): Promise<number[]> {
  const { set, rows } = await openList(desk, of)
  const { ids } = await desk.as('reviewer')('list.ids', { set, from: 0, count: Math.max(1, rows) })
  return ids
}

/** Id of a handle, conversation or person by its name. */
export function idBy(desk: Desk, table: 'handle' | 'conversation' | 'person', name: string): number {
  return desk.db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck().get(name) as number
}
