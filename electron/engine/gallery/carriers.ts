import type { ReadDb } from '../db/connection.ts'
import { stopIf } from './cancel.ts'

/**
 * The rows that carry images, item by item and in time order within each (rows without a time last): item i's are those at
 * start[i] … start[i + 1] - 1. A row that attaches the same image twice carries it once.
 */
export interface Carriers {
  readonly items: number
  readonly start: Uint32Array
  readonly message: Uint32Array
  /** Place among the row's own images. */
  readonly ordinal: Uint32Array
  /** 0: unknown. */
  readonly sender: Uint32Array
  readonly conversation: Uint32Array
  readonly source: Uint32Array
  /** UTC milliseconds; Infinity: unknown. */
  readonly sentAt: Float64Array
  /** Item by media.id; -1: no row that counts carries it. */
  readonly served: Int32Array
}

type Row = [
  message: number,
  ordinal: number,
  media: number | null,
  sender: number | null,
  conversation: number,
  source: number,
  sentAt: number | null,
]

/** Rows read at a time. */
const slice = 20_000

/** @param visible a condition that keeps the rows that count (see `andVisible`), over named.message */
export function readCarriers(db: ReadDb, visible: string, cancelled: () => boolean): Carriers {
  const most = db.prepare<[], number>('SELECT count(*) FROM message_media').pluck().get() ?? 0
  const lastMedia = db.prepare<[], number | null>('SELECT max(id) FROM media').pluck().get() ?? 0
  const row = {
    item: new Uint32Array(most),
    message: new Uint32Array(most),
    ordinal: new Uint32Array(most),
    sender: new Uint32Array(most),
    conversation: new Uint32Array(most),
    source: new Uint32Array(most),
    sentAt: new Float64Array(most),
  }
  const served = new Int32Array(lastMedia + 1).fill(-1)
  // The primary key (message, ordinal) gives them in order, that of message the rest.
  const page = db
    .prepare<[number, number, number], Row>(
      `SELECT named.message, named.ordinal, named.media, m.sender, m.conversation, m.source, m.sent_at
       FROM message_media AS named CROSS JOIN message AS m ON m.id = named.message
       WHERE (named.message, named.ordinal) > (?, ?)${visible} ORDER BY named.message, named.ordinal LIMIT ?`,
    )
    .raw() as unknown as { all(message: number, ordinal: number, limit: number): Row[] }
  let rows = 0
  let items = 0
  let last: readonly [message: number, ordinal: number] = [0, 0]
  /** Of each item the message that was last seen to carry it. */
  const seen = new Uint32Array(most)
  for (;;) {
    stopIf(cancelled)
    const read = page.all(...last, slice)
    for (const [message, ordinal, media, sender, conversation, source, sentAt] of read) {
      last = [message, ordinal]
      let item = media === null ? -1 : (served[media] ?? -1)
      if (item < 0) {
        item = items++
        if (media !== null) served[media] = item
      } else if (seen[item] === message) continue
      seen[item] = message
      row.item[rows] = item
      row.message[rows] = message
      row.ordinal[rows] = ordinal
      row.sender[rows] = sender ?? 0
      row.conversation[rows] = conversation
      row.source[rows] = source
      row.sentAt[rows] = sentAt ?? Number.POSITIVE_INFINITY
      rows++
    }
    if (read.length < slice) break
  }
  const { start, places } = placesByItem(row.item.subarray(0, rows), items)
  inTimeOrder(places, start, row.sentAt)
  return {
    items,
    start,
    message: gathered(row.message, places),
    ordinal: gathered(row.ordinal, places),
    sender: gathered(row.sender, places),
    conversation: gathered(row.conversation, places),
    source: gathered(row.source, places),
    sentAt: Float64Array.from(places, (place) => row.sentAt[place] ?? 0),
    served,
  }
}

/** A counting sort: rows of one item side by side, in the order in which they were read. */
function placesByItem(item: Uint32Array, items: number): { start: Uint32Array; places: Uint32Array } {
  const start = new Uint32Array(items + 1)
  for (const own of item) start[own + 1] = (start[own + 1] ?? 0) + 1
  for (let i = 1; i <= items; i++) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0)
  const places = new Uint32Array(item.length)
  const next = start.slice()
  for (let place = 0; place < item.length; place++) {
    const own = item[place] ?? 0
    const to = next[own] ?? 0
    places[to] = place
    next[own] = to + 1
  }
  return { start, places }
}

/** Ids are in time order inside a run; an image that several runs brought is sorted. Equal times stand by id. */
function inTimeOrder(places: Uint32Array, start: Uint32Array, sentAt: Float64Array): void {
  const at = (place: number) => sentAt[place] ?? 0
  for (let item = 0; item + 1 < start.length; item++) {
    const from = start[item] ?? 0
    const to = start[item + 1] ?? 0
    let sorted = true
    for (let k = from + 1; k < to && sorted; k++) sorted = at(places[k - 1] ?? 0) <= at(places[k] ?? 0)
    if (!sorted) places.subarray(from, to).sort((a, b) => (at(a) === at(b) ? a - b : at(a) - at(b)))
  }
}

function gathered(column: Uint32Array, places: Uint32Array): Uint32Array {
  const out = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) out[i] = column[places[i] ?? 0] ?? 0
  return out
}
