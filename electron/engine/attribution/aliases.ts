import { foldHandle } from '../../../shared/domain/handles.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { type Mapping, mappingSchema } from '../../../shared/domain/mapping.ts'
import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'

/** Rows looked at for other spellings: a name that is spelt otherwise is so from the start, and a page is waited for. */
const mostRows = 5000

/**
 * What a handle is called beside its name: by contacts in their own packs, and in the served files, where they do not write it as it
 * was first given. Rows with another spelling keep it among their served cells, an object then, under the column's own name.
 */
export function aliasesOf(db: ReadDb, handle: HandleId, name: string): string[] {
  const names = new Set<string>(nicknames(db, handle))
  for (const spelling of spellings(db, handle)) names.add(spelling)
  names.delete(name)
  return [...names].sort()
}

function nicknames(db: ReadDb, handle: number): string[] {
  // The primary key (handle, …).
  return db
    .prepare<[number], string>('SELECT DISTINCT name FROM contact_name WHERE handle = ?')
    .pluck()
    .all(handle)
}

function* spellings(db: ReadDb, handle: number): Generator<string> {
  const folded = db.prepare<[number], string>('SELECT folded FROM handle WHERE id = ?').pluck().get(handle)
  const visible = andVisible(hiddenRuns(db), 'm.id')
  // Sent rows by message_sender, received ones through the handle's conversations (participant_handle, message_conversation).
  const rows = db
    .prepare<[{ handle: number; most: number }], [id: number, source: number]>(
      `SELECT id, source FROM (
         SELECT * FROM (SELECT m.id, m.source FROM message AS m WHERE m.sender = @handle${visible} LIMIT @most)
         UNION ALL
         SELECT * FROM (SELECT m.id, m.source FROM participant AS p CROSS JOIN message AS m ON m.conversation = p.conversation
           WHERE p.handle = @handle AND m.recipient = @handle${visible} LIMIT @most))
       ORDER BY id`,
    )
    .raw()
    .all({ handle, most: mostRows })
  const served = new ServedReader(db)
  const mappingOf = mappings(db)
  for (const [id, source] of rows) {
    const { extra } = served.of(id)
    if (extra === null || !extra.startsWith('{')) continue
    const cells = JSON.parse(extra) as Record<string, unknown>
    const { sender, recipient, owner, counterpart } = mappingOf(source).columns
    for (const column of [sender, recipient, owner, counterpart]) {
      const cell = column === undefined ? undefined : cells[column]
      if (typeof cell === 'string' && foldHandle(cell) === folded) yield cell
    }
  }
}

function mappings(db: ReadDb): (source: number) => Mapping {
  const known = new Map<number, Mapping>()
  const find = db
    .prepare<[number], string>(
      'SELECT m.definition FROM source AS s JOIN mapping AS m ON m.id = s.mapping WHERE s.id = ?',
    )
    .pluck()
  return (source) => {
    const have = known.get(source) ?? mappingSchema.parse(JSON.parse(find.get(source) ?? '{}'))
    known.set(source, have)
    return have
  }
}
