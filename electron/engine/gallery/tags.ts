import type { ReadDb } from '../db/connection.ts'
import type { Gallery } from './model.ts'

/** The live tags of rows that carry images, by the row's place among the carriers. */
export class LiveTags {
  readonly #start: Uint32Array
  readonly #defs: Uint32Array

  constructor(start: Uint32Array, defs: Uint32Array) {
    this.#start = start
    this.#defs = defs
  }

  /** Definitions of a carrier's tags, each once. */
  of(carrier: number): Uint32Array {
    return this.#defs.subarray(this.#start[carrier] ?? 0, this.#start[carrier + 1] ?? 0)
  }

  /** Whether a carrier has one of these tags; 0 among them: or none at all. */
  someOf(wanted: ReadonlySet<number>): (carrier: number) => boolean {
    return (carrier) => {
      const defs = this.of(carrier)
      return defs.length === 0 ? wanted.has(0) : defs.some((def) => wanted.has(def))
    }
  }
}

/** Read anew for each question: tags change while one works. */
export function readTags(db: ReadDb, { carriers: { message } }: Gallery): LiveTags {
  // tag_message (message, state) keeps them in order; the primary key of message_media tells whether the row has an image.
  const tagged = db
    .prepare<[], [message: number, def: number]>(
      `SELECT DISTINCT t.message, t.def FROM tag AS t
       WHERE t.state IN ('proposed', 'approved', 'returned') AND EXISTS (SELECT 1 FROM message_media AS named WHERE named.message = t.message)
       ORDER BY t.message, t.def`,
    )
    .raw()
    .all()
  const start = new Uint32Array(message.length + 1)
  if (tagged.length === 0) return new LiveTags(start, new Uint32Array(0))
  const byMessage = new Map<number, number[]>()
  for (const [id, def] of tagged) {
    const defs = byMessage.get(id)
    if (defs === undefined) byMessage.set(id, [def])
    else defs.push(def)
  }
  const all: number[] = []
  for (let at = 0; at < message.length; at++) {
    all.push(...(byMessage.get(message[at] ?? 0) ?? []))
    start[at + 1] = all.length
  }
  return new LiveTags(start, Uint32Array.from(all))
}
