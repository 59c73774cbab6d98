import { foldHandle } from '../../../shared/domain/handles.ts'
import { filterText } from '../../../shared/query/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import type { Column } from './column.ts'
import { inSlices, mapped } from './gather.ts'

/**
 * Sources by file name, as the filter in: takes them: sheets of one workbook and files of one name are one value. `in:` finds a source
 * by its exhibit reference too, so a source whose exhibit is called like another's file counts for that one as well.
 */
export function sourceColumn(seat: ReadSeat, rows: Uint32Array, cancelled: () => boolean): Column {
  const all = seat.db
    .prepare<[], { id: number; name: string; exhibit: string }>(
      'SELECT id, name, exhibit FROM source ORDER BY id',
    )
    .all()
  /** By folded file name the first source that has it. */
  const first = new Map<string, { id: number; name: string }>()
  for (const source of all) {
    const folded = foldHandle(source.name)
    if (!first.has(folded)) first.set(folded, source)
  }
  const label = new Map([...first.values()].map(({ id, name }) => [id, name]))
  const own = new Uint32Array((all.at(-1)?.id ?? 0) + 1)
  const also = new Uint32Array(own.length)
  for (const { id, name, exhibit } of all) {
    own[id] = first.get(foldHandle(name))?.id ?? 0
    const other = first.get(foldHandle(exhibit))?.id ?? 0
    also[id] = other === own[id] ? 0 : other
  }
  const of = inSlices(rows, cancelled, (some) => columns(seat).sourceOf(some))
  const names: Column['names'] = () => (key) => {
    const name = label.get(key) ?? ''
    return { value: String(key), label: name, filter: filterText('in', name) }
  }
  const keys = mapped(of, (source) => own[source] ?? 0)
  if (also.every((key) => key === 0)) return { keys, ids: rows, none: 0, names }
  const twice = new Uint32Array(rows.length * 2)
  twice.set(keys)
  twice.set(
    mapped(of, (source) => also[source] ?? 0),
    rows.length,
  )
  const ids = new Uint32Array(rows.length * 2)
  ids.set(rows)
  ids.set(rows, rows.length)
  return { keys: twice, ids, none: 0, names }
}
