import { keptColumns, mappingSchema } from '../../../shared/domain/mapping.ts'
import type { KeyedRows } from '../../../shared/domain/twin-rule.ts'
import { ServedReader } from '../cells/index.ts'
import { howOf, matchBlocks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Candidates, IdRun, KeyBlocks } from './candidates.ts'
import type { FoundLinks } from './links.ts'

/** A record id that comes again later than this is a counter that began anew. */
const nearMs = 86_400_000
/** Rows looked at to see whether a record id is nothing but the row's number. */
const looked = 64

interface RecordRun extends IdRun {
  readonly supplier: string
  readonly column: string
  readonly kept: readonly string[]
}

/** What is compared of a row that has a record id. */
interface Recorded {
  readonly id: number
  readonly at: number
  readonly pack: number
  /** Supplier, both ends and record id in one text. */
  readonly key: string
}

/** Rows that the supplier's own record id says are one message. Read only where the rule leaves rows of one key apart, or has no key. */
export interface RecordIds {
  /**
   * Joins the groups of a key that have a record id in common: changes `head`.
   * @returns the heads of groups that were joined so
   */
  link(
    candidates: Candidates,
    traits: KeyedRows,
    head: Int32Array,
    checkCancelled: () => void,
  ): ReadonlySet<number>
  /** For rows without text: numbers made of both ends and the record id. */
  readonly keys: KeyBlocks
  /** Links rows without text whose numbers are equal. */
  linkTextless(candidates: Candidates, links: FoundLinks): void
  /** False: no source of the case has record ids. */
  readonly any: boolean
}

export function recordIds(db: ReadDb): RecordIds {
  const served = new ServedReader(db)
  const runs = recordRuns(db, served)
  const runOf = (id: number) => runs.find(({ first, last }) => id >= first && id <= last)
  const recordOf = (id: number): string | null => {
    const run = runOf(id)
    if (run === undefined) return null
    const record = recordIn(run, served.of(id).extra)
    return record === null ? null : `${run.supplier}\u001f${record}`
  }
  return {
    any: runs.length > 0,

    link({ ids, starts }, { at }, head, checkCancelled) {
      const joined = new Set<number>()
      if (runs.length === 0) return joined
      for (let k = 0; k + 1 < starts.length; k++) {
        const from = starts[k] ?? 0
        const to = starts[k + 1] ?? 0
        if ((k & 0xfff) === 0) checkCancelled()
        if (!isApart(head, from, to)) continue
        // The last row of each record id: those of one message lie near each other in time.
        const last = new Map<string, number>()
        const own: number[] = []
        for (let i = from; i < to; i++) {
          const record = recordOf(ids[i] ?? 0)
          if (record === null) continue
          const before = last.get(record)
          last.set(record, i)
          if (before === undefined || !isNear(at[before] ?? 0, at[i] ?? 0)) continue
          const [a, b] = [headOf(head, before), headOf(head, i)]
          if (a === b) continue
          head[Math.max(a, b)] = Math.min(a, b)
          own.push(i)
        }
        // A head stands before its rows: one pass leads every row to it.
        for (let i = from; i < to && own.length > 0; i++) head[i] = head[head[i] ?? i] ?? i
        for (const i of own) joined.add(head[i] ?? i)
      }
      return joined
    },

    *keys({ first, last }) {
      if (!runs.some((run) => run.first === first)) return
      // The primary key of message.
      const find = db.prepare<[string], TextlessRow>(
        `SELECT m.id, m.sent_at AS at, coalesce(m.owner, -m.source) AS pack, m.sender, coalesce(m.recipient, -m.conversation) AS other
         FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value`,
      )
      for (const block of matchBlocks(db)({ first, last })) {
        const textless: number[] = []
        for (let i = 0; i < block.keys.length; i += 2) {
          if (block.keys[i] === 0 && block.keys[i + 1] === 0) textless.push(block.first + (i >> 1))
        }
        const keys = new Uint32Array(block.keys.length)
        for (const row of find.all(JSON.stringify(textless))) {
          const recorded = describe(row, recordOf(row.id))
          if (recorded !== null) keys.set(numbers(recorded.key), (row.id - block.first) * 2)
        }
        yield { first: block.first, keys }
      }
    },

    linkTextless({ ids, starts }, links) {
      const find = db.prepare<[number], TextlessRow>(
        `SELECT id, sent_at AS at, coalesce(owner, -source) AS pack, sender, coalesce(recipient, -conversation) AS other
         FROM message WHERE id = ?`,
      )
      for (let k = 0; k + 1 < starts.length; k++) {
        const rows = [...ids.subarray(starts[k] ?? 0, starts[k + 1] ?? 0)].flatMap((id) => {
          const row = find.get(id)
          return row === undefined ? [] : (describe(row, recordOf(id)) ?? [])
        })
        // Different texts can have one number: so they are compared.
        for (const group of Map.groupBy(rows, ({ key }) => key).values()) linkNear(group, links)
      }
    },
  }
}

interface TextlessRow {
  readonly id: number
  readonly at: number | null
  readonly pack: number
  readonly sender: number | null
  readonly other: number
}

function describe(row: TextlessRow, record: string | null): Recorded | null {
  if (record === null) return null
  const key = `${row.sender ?? 0}\u001f${row.other}\u001f${record}`
  return { id: row.id, at: row.at ?? Number.POSITIVE_INFINITY, pack: row.pack, key }
}

/** Rows with one record id are one message as far as each is near the one before. */
function linkNear(rows: readonly Recorded[], links: FoundLinks): void {
  let group: Recorded[] = []
  const close = () => {
    if (group.length < 2) return
    const kind = group.every(({ pack }) => pack === group[0]?.pack) ? 'repeated' : 'both ends'
    const rows = Uint32Array.from(group, ({ id }) => id)
    links.add(rows, rows.length, howOf(kind, 'record'))
  }
  for (const row of rows.toSorted((a, b) => (a.at === b.at ? a.id - b.id : a.at - b.at))) {
    const before = group.at(-1)
    if (before !== undefined && !isNear(before.at, row.at)) {
      close()
      group = []
    }
    group.push(row)
  }
  close()
}

/** Unknown times contradict none. */
const isNear = (a: number, b: number): boolean =>
  !Number.isFinite(a) || !Number.isFinite(b) || Math.abs(a - b) <= nearMs

function headOf(head: Int32Array, row: number): number {
  let at = row
  while (head[at] !== at) at = head[at] ?? at
  return at
}

/** Whether the rule left rows of a key apart. */
function isApart(head: Int32Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (head[i] !== head[from]) return true
  return false
}

/** The runs of sources whose mapping names a record id that is more than the number of the row. */
function recordRuns(db: ReadDb, served: ServedReader): RecordRun[] {
  const rows = db
    .prepare<[], IdRun & { supplier: string; columns: string; mapping: string }>(
      `SELECT r.first_id AS first, r.last_id AS last, s.supplier, s.columns, m.definition AS mapping
       FROM import_run AS r JOIN source AS s ON s.id = r.source JOIN mapping AS m ON m.id = r.mapping
       WHERE r.first_id IS NOT NULL ORDER BY r.first_id`,
    )
    .all()
  return rows.flatMap(({ first, last, supplier, columns, mapping: definition }) => {
    const mapping = mappingSchema.parse(JSON.parse(definition))
    const column = mapping.columns.record
    if (column === undefined) return []
    const run = { first, last, supplier, column, kept: keptColumns(mapping, JSON.parse(columns) as string[]) }
    return isCounter(db, run, served) ? [] : [run]
  })
}

/** A record id that only counts the rows of its file says nothing about rows of another. */
function isCounter(db: ReadDb, run: RecordRun, served: ServedReader): boolean {
  const rowOf = db.prepare<[number], number>('SELECT row FROM message WHERE id = ?').pluck()
  const step = Math.max(1, Math.floor((run.last - run.first + 1) / looked))
  const ahead = new Set<number>()
  for (let id = run.first; id <= run.last; id += step) {
    const record = recordIn(run, served.of(id).extra)
    if (record === null) continue
    ahead.add(Number(record) - (rowOf.get(id) ?? 0))
    if (ahead.size > 1) return false
  }
  const [only] = ahead
  // A single row proves nothing.
  return only !== undefined && Number.isInteger(only) && run.last > run.first
}

/** The record id among the cells that a row keeps. */
function recordIn({ column, kept }: RecordRun, extra: string | null): string | null {
  if (extra === null) return null
  const cells = JSON.parse(extra) as unknown[] | Record<string, unknown>
  const cell = Array.isArray(cells) ? cells[kept.indexOf(column)] : cells[column]
  return cell == null || cell === '' ? null : String(cell)
}

/** Two numbers out of a text, never 0 0. */
function numbers(text: string): [low: number, high: number] {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x5bd1e995)
    high ^= high >>> 15
  }
  return [low >>> 0 || 1, high >>> 0]
}
