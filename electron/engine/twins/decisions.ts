import type { TwinEditor } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { joinRows, splitRow } from './groups.ts'

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
export function apply(db: ReadDb, links: TwinEditor, { kind, messages }: Decision): void {
  if (kind === 'split') for (const id of messages) splitRow(db, links, id)
  else joinRows(db, links, messages)
}
