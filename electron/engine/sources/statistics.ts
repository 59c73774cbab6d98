import { IdBits } from '../../../shared/domain/id-bits.ts'
import { Columns, Postings, readTwins, rowsWith, TwinLinks } from '../columns/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import { hiddenRuns, onlyVisible, visibleRuns } from './visible.ts'

const dayMs = 86_400_000
/** Rows added up at a time. */
const slice = 65_536

/**
 * Counts again what lists and figures are shown from, over the rows that count. Exact by construction: what a withdrawn source gave
 * cannot be subtracted from earliest and latest times.
 */
export function countAgain(db: WriteDb): void {
  const columns = new Columns(db)
  const conversations = new Tallies(highest(db, 'conversation'))
  const sent = new Tallies(highest(db, 'handle'))
  const received = new Tallies(highest(db, 'handle'))
  const days = new Map<number, number>()
  for (const run of visibleRuns(db)) {
    for (let from = run.first; from <= run.last; from += slice) {
      const ids = Uint32Array.from({ length: Math.min(slice, run.last - from + 1) }, (_, i) => from + i)
      const times = columns.times(ids)
      conversations.add(columns.gather('conversation', ids), times)
      sent.add(columns.gather('sender', ids), times)
      received.add(columns.gather('recipient', ids), times)
      countDays(days, times)
    }
  }
  storeConversations(db, conversations)
  storeHandles(db, sent, received)
  db.exec('DELETE FROM day_stat')
  const addDay = db.prepare<[number, number]>('INSERT INTO day_stat (day, rows) VALUES (?, ?)')
  for (const [day, rows] of days) addDay.run(day, rows)
  countConversationMessages(db, null)
}

const highest = (db: ReadDb, table: 'conversation' | 'handle'): number =>
  db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0

/** Rows and their earliest and latest times by id; 0 is none. */
class Tallies {
  readonly rows: Uint32Array
  readonly firstAt: Float64Array
  readonly lastAt: Float64Array

  constructor(most: number) {
    this.rows = new Uint32Array(most + 1)
    this.firstAt = new Float64Array(most + 1).fill(Number.POSITIVE_INFINITY)
    this.lastAt = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY)
  }

  /** @param times UTC milliseconds, NaN where unknown */
  add(keys: Uint32Array, times: Float64Array): void {
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0
      if (key === 0) continue
      const at = times[i] ?? Number.NaN
      this.rows[key] = (this.rows[key] ?? 0) + 1
      if (at < (this.firstAt[key] ?? 0)) this.firstAt[key] = at
      if (at > (this.lastAt[key] ?? 0)) this.lastAt[key] = at
    }
  }
}

function countDays(days: Map<number, number>, times: Float64Array): void {
  // Rows come in the order of time, so the same day comes many times.
  let day = Number.NaN
  let rows = 0
  const put = () => {
    if (rows > 0) days.set(day, (days.get(day) ?? 0) + rows)
  }
  for (const at of times) {
    if (Number.isNaN(at)) continue
    const own = Math.floor(at / dayMs)
    if (own !== day) {
      put()
      day = own
      rows = 0
    }
    rows++
  }
  put()
}

const known = (at: number): number | null => (Number.isFinite(at) ? at : null)

function storeConversations(db: WriteDb, { rows, firstAt, lastAt }: Tallies): void {
  db.exec('DELETE FROM conversation_stat')
  const add = db.prepare<[number, number, number, number | null, number | null]>(
    'INSERT INTO conversation_stat (conversation, rows, messages, first_at, last_at) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [id, count] of rows.entries()) {
    if (count > 0) add.run(id, count, count, known(firstAt[id] ?? 0), known(lastAt[id] ?? 0))
  }
}

function storeHandles(db: WriteDb, sent: Tallies, received: Tallies): void {
  db.exec('DELETE FROM handle_stat')
  const add = db.prepare<[number, number, number, number | null, number | null]>(
    'INSERT INTO handle_stat (handle, sent, received, first_at, last_at) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [id, count] of sent.rows.entries()) {
    const others = received.rows[id] ?? 0
    if (count + others === 0) continue
    const first = Math.min(sent.firstAt[id] ?? 0, received.firstAt[id] ?? 0)
    const last = Math.max(sent.lastAt[id] ?? 0, received.lastAt[id] ?? 0)
    add.run(id, count, others, known(first), known(last))
  }
}

/** Above this many conversations going once through all linked rows is quicker. */
const fewConversations = 2000

/**
 * Counts the messages of conversations: rows less those that repeat another of theirs.
 * @param touched rows whose conversations have changed; null: all conversations
 */
export function countConversationMessages(db: WriteDb, touched: ArrayLike<number> | null): void {
  if (touched?.length === 0) return
  const columns = new Columns(db)
  const conversations =
    touched === null ? null : new Set(columns.gather('conversation', Uint32Array.from(touched)))
  if (conversations === null || conversations.size > fewConversations) {
    storeRepeats(db, repeatsOf(db, columns))
    return
  }
  const hidden = hiddenRuns(db)
  const postings = new Postings(db)
  const links = new TwinLinks(db)
  const store = db.prepare<[number, number]>(
    'UPDATE conversation_stat SET messages = rows - ? WHERE conversation = ?',
  )
  for (const conversation of conversations) {
    const ids = onlyVisible(hidden, postings.of('conversation', conversation))
    // A row that another row of the conversation has led to repeats that one's message.
    const led = new Set<number>()
    let repeats = 0
    for (const id of ids) {
      if (led.has(id)) repeats++
      else for (const row of rowsWith(links, id)) led.add(row)
    }
    store.run(repeats, conversation)
  }
}

/** @param repeats by conversation, how many of its rows repeat another of its own; none of the others' do */
export function storeRepeats(db: WriteDb, repeats: ReadonlyMap<number, number>): void {
  const less = db.prepare<[number, number]>(
    'UPDATE conversation_stat SET messages = rows - ? WHERE conversation = ?',
  )
  db.exec('UPDATE conversation_stat SET messages = rows WHERE messages <> rows')
  for (const [conversation, rows] of repeats) less.run(rows, conversation)
}

/** By conversation, how many of its linked rows are another row of a message that it has already. */
function repeatsOf(db: ReadDb, columns: Columns): Map<number, number> {
  const repeats = new Map<number, number>()
  const repeated = (conversation: number) => repeats.set(conversation, (repeats.get(conversation) ?? 0) + 1)
  const { first } = readTwins(db)
  // By group, the conversation of its lowest row that counts: nearly always the only one that it is in.
  const own = new Uint32Array(first.length)
  const several = new IdBits()
  for (const run of visibleRuns(db)) {
    for (let from = run.first; from <= run.last && from < first.length; from += slice) {
      const groups = first.subarray(from, Math.min(run.last + 1, from + slice))
      const ids = Uint32Array.from(groups, (_, i) => from + i)
      const conversations = columns.gather('conversation', ids)
      for (let i = 0; i < groups.length; i++) {
        const group = groups[i] ?? 0
        if (group === 0) continue
        const conversation = conversations[i] ?? 0
        if (own[group] === 0) own[group] = conversation
        else if (own[group] === conversation) repeated(conversation)
        else several.add(group)
      }
    }
  }
  const hidden = hiddenRuns(db)
  const links = new TwinLinks(db)
  for (const group of several.within([{ first: 1, last: first.length }])) {
    const rows = onlyVisible(hidden, Uint32Array.from(rowsWith(links, group)))
    const met = new Set<number>()
    for (const conversation of columns.gather('conversation', rows)) {
      if (conversation === own[group]) continue
      if (met.has(conversation)) repeated(conversation)
      met.add(conversation)
    }
  }
  return repeats
}
