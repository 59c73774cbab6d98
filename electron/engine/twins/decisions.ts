import type { ReadDb, WriteDb } from '../db/connection.ts'
import { addGroup, firstOf, type Member, membersOf, removeGroup, unlink } from './store.ts'

export interface Decision {
  readonly kind: 'join' | 'split'
  readonly messages: readonly number[]
}

/** What persons decided about twins, oldest first. */
export function decisions(db: ReadDb): Decision[] {
  return db
    .prepare<[], { kind: Decision['kind']; messages: string }>(
      'SELECT kind, messages FROM twin_decision ORDER BY id',
    )
    .all()
    .map(({ kind, messages }) => ({ kind, messages: JSON.parse(messages) as number[] }))
}

/** Applies a person's decision: joined rows bring the rows that they are linked to, a split row leaves its own alone. */
export function apply(db: WriteDb, { kind, messages }: Decision): void {
  if (kind === 'split') for (const id of messages) unlink(db, id)
  else join(db, messages)
}

function join(db: WriteDb, messages: readonly number[]): void {
  const groups = new Set(messages.map((id) => firstOf(db, id)))
  if (groups.size === 1 && !groups.has(null)) return
  const members = new Map<number, Member>()
  for (const first of groups) {
    if (first === null) continue
    for (const member of membersOf(db, first)) members.set(member.message, member)
    removeGroup(db, first)
  }
  for (const message of messages) members.set(message, { message, by: 'person' })
  addGroup(db, [...members.values()])
}
