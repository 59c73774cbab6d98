import type { WriteDb } from '../db/connection.ts'
import type { Tally } from '../hand.ts'
import type { NameLedger } from './name-ledger.ts'
import { keySeparator, type TallyBook } from './tally.ts'

/** Puts down the names that rows use; a stretch that was read wrongly and read again may have asked for others. */
export function placeNames(db: WriteDb, ledger: NameLedger, tallies: TallyBook): void {
  const addHandle = db.prepare<[number, string, string]>(
    'INSERT INTO handle (id, name, folded) VALUES (?, ?, ?)',
  )
  const taking = [...tallies.participants.values()].flatMap((handles) => [...handles])
  const used = new Set([...tallies.handles.keys(), ...tallies.owners, ...taking])
  for (const { id, name, folded, fresh } of ledger.handles) {
    if (fresh && used.has(id)) addHandle.run(id, name, folded)
  }
  const addConversation = db.prepare<[number, string, string]>(
    'INSERT INTO conversation (id, key, name) VALUES (?, ?, ?)',
  )
  for (const { id, key, name, fresh } of ledger.conversations) {
    if (fresh && tallies.conversations.has(id)) addConversation.run(id, key, name)
  }
  const addParticipant = db.prepare<[number, number]>(
    'INSERT INTO participant (conversation, handle) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  for (const [id, handles] of tallies.participants)
    for (const handle of handles) addParticipant.run(id, handle)
}

const finite = (at: number): number | null => (Number.isFinite(at) ? at : null)
const span = ({ firstAt, lastAt }: Tally): [number | null, number | null] => [finite(firstAt), finite(lastAt)]

/** Adds a run to the statistics that lists are shown from, and puts down its devices and contact names. */
export function placeStatistics(db: WriteDb, run: number, tallies: TallyBook): void {
  const earliest =
    'first_at = min(coalesce(first_at, excluded.first_at), coalesce(excluded.first_at, first_at))'
  const latest = 'last_at = max(coalesce(last_at, excluded.last_at), coalesce(excluded.last_at, last_at))'
  // Every row counts as a message of its own until twins are matched.
  const conversation = db.prepare<[number, number, number, number | null, number | null]>(
    `INSERT INTO conversation_stat (conversation, rows, messages, first_at, last_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (conversation) DO UPDATE SET rows = rows + excluded.rows, messages = messages + excluded.messages, ${earliest}, ${latest}`,
  )
  const handle = db.prepare<[number, number, number, number | null, number | null]>(
    `INSERT INTO handle_stat (handle, sent, received, first_at, last_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (handle) DO UPDATE SET sent = sent + excluded.sent, received = received + excluded.received, ${earliest}, ${latest}`,
  )
  const day = db.prepare<[number, number]>(
    'INSERT INTO day_stat (day, rows) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET rows = rows + excluded.rows',
  )
  for (const [id, tally] of tallies.conversations)
    conversation.run(id, tally.rows, tally.rows, ...span(tally))
  for (const [id, tally] of tallies.handles) handle.run(id, tally.sent, tally.received, ...span(tally))
  for (const [number, rows] of tallies.days) day.run(number, rows)

  const device = db.prepare<[number, number, string, string, number, number | null, number | null]>(
    'INSERT INTO device_use (run, handle, kind, value, rows, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [key, tally] of tallies.devices) {
    const [id = '', kind = '', ...value] = key.split(keySeparator)
    device.run(run, Number(id), kind, value.join(keySeparator), tally.rows, ...span(tally))
  }
  const contact = db.prepare<[number, number, number, string, number]>(
    'INSERT INTO contact_name (run, owner, handle, name, rows) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [key, rows] of tallies.contacts) {
    const [owner = '', id = '', ...name] = key.split(keySeparator)
    contact.run(run, Number(owner), Number(id), name.join(keySeparator), rows)
  }
}
