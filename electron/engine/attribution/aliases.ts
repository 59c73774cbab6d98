import { foldHandle } from '../../../shared/domain/handles.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { type Mapping, mappingSchema } from '../../../shared/domain/mapping.ts'
import { ServedReader } from '../cells/index.ts'
import { columns, postings, unionOf } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns, onlyVisible } from '../sources/index.ts'

/** Rows looked at for other spellings: a name that is spelt otherwise is so from the start, and a page is waited for. */
const mostRows = 5000

/**
 * What a handle is called beside its name: by contacts in their own packs, and in the served files, where they do not write it as it
 * was first given. Rows with another spelling keep it among their served cells, an object then, under the column's own name.
 */
export function aliasesOf(seat: ReadSeat, handle: HandleId, name: string): string[] {
  const names = new Set<string>(nicknames(seat.db, handle))
  for (const spelling of spellings(seat, handle)) names.add(spelling)
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

function* spellings(seat: ReadSeat, handle: number): Generator<string> {
  const { db } = seat
  const folded = db.prepare<[number], string>('SELECT folded FROM handle WHERE id = ?').pluck().get(handle)
  const hidden = hiddenRuns(db)
  const first = (kind: 'sender' | 'recipient') =>
    onlyVisible(hidden, postings(seat).of(kind, handle)).subarray(0, mostRows)
  const rows = unionOf([first('sender'), first('recipient')])
  const sources = columns(seat).sourceOf(rows)
  const served = new ServedReader(db)
  const mappingOf = mappings(db)
  for (const [k, id] of rows.entries()) {
    const { extra } = served.of(id)
    if (extra === null || !extra.startsWith('{')) continue
    const cells = JSON.parse(extra) as Record<string, unknown>
    const { sender, recipient, owner, counterpart } = mappingOf(sources[k] ?? 0).columns
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
