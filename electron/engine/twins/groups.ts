import {
  type Links,
  type Member,
  reasonOf,
  rowsWith,
  type TwinEditor,
  type TwinKind,
} from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'

/** What a link of these rows is: of several packs, or of one. A row whose pack is nobody's is of its source's. */
export function kindOfRows(db: ReadDb, messages: readonly number[]): TwinKind {
  // The primary key of message.
  const packs = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT coalesce(m.owner, -m.source)) FROM json_each(?) AS wanted
       CROSS JOIN message AS m ON m.id = wanted.value`,
    )
    .pluck()
    .get(JSON.stringify(messages))
  return (packs ?? 1) > 1 ? 'both ends' : 'repeated'
}

/** Whether rows are linked, all of them to one another. */
export function isOneMessage(links: Links, messages: readonly number[]): boolean {
  const rows = new Set(rowsWith(links, messages[0] ?? 0))
  return messages.every((message) => rows.has(message))
}

/** Rows become one message, by a person, together with all that they are linked to. */
export function joinRows(db: ReadDb, links: TwinEditor, messages: readonly number[]): void {
  if (isOneMessage(links, messages)) return
  const members = new Map<number, Member>()
  for (const message of messages) {
    for (const row of membersOf(links, message)) members.set(row.message, row)
    links.part(message)
  }
  for (const message of messages) members.set(message, { message, reason: 'person' })
  link(db, links, [...members.values()])
}

/** A row becomes a message of its own; the others stay linked, as long as they are several. */
export function splitRow(db: ReadDb, links: TwinEditor, message: number): void {
  takeOut(db, links, message, (row) => row === message)
}

/**
 * Takes rows out of the message that a row is of; the others stay linked, as long as they are several.
 * @returns all rows of the message as it was
 */
export function takeOut(
  db: ReadDb,
  links: TwinEditor,
  message: number,
  goes: (row: number) => boolean,
): number[] {
  const members = membersOf(links, message)
  const rest = members.filter((row) => !goes(row.message))
  links.part(message)
  if (rest.length > 1) link(db, links, rest)
  return members.map((row) => row.message)
}

const membersOf = (links: Links, message: number): Member[] =>
  rowsWith(links, message).map((row) => ({ message: row, reason: reasonOf(links.howOf(row)) }))

function link(db: ReadDb, links: TwinEditor, members: readonly Member[]): void {
  const sorted = members.toSorted((a, b) => a.message - b.message)
  links.join(
    sorted,
    kindOfRows(
      db,
      sorted.map(({ message }) => message),
    ),
  )
}
