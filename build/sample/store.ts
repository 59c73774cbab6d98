import { clampToWindow } from './calendar.ts'
import type { Device, Gap } from './cast.ts'
import type { Rng } from './rng.ts'
import type { Kind, Line } from './template.ts'

/** Marks of a sighting (one row of the file). */
export const AT_RECIPIENT = 1
export const UNDECRYPTED = 2
export const REPEATED = 4

/** One message as it was sent; how often it was seen is the store's business. */
export interface Sent {
  readonly from: Device
  /** Null for a note. */
  readonly to: Device | null
  readonly time: number
  readonly kind: Kind
  /** Already escaped for CSV. */
  readonly text: string
  readonly image: string
  readonly line: Line | null
  /** Index of the storyline, or -1. */
  readonly story: number
  /** Index of an attribution subject, or -1. */
  readonly subject: number
  /** The earlier message that this one honestly repeats, or -1. */
  readonly again: number
}

/** A message that no script line stands behind. */
export const BARE = { image: '', line: null, story: -1, subject: -1, again: -1 } as const

const BOTH_ENDS = 0.88
const LOST = 0.022
const REPEAT = 0.006

/** The place of a row in the file: pack, then time, then order of writing, in one sortable number below 2^53. */
const SIGHTINGS = 2 ** 18
const TIMES = 2 ** 23

/**
 * Messages of one cell and the rows in which they are seen: at the sender's end, at the recipient's, or both, with each
 * handset's clock. Holds exactly as many rows as it was made for.
 */
export class Store {
  readonly rows: number
  readonly messages: Sent[] = []
  /** First sighting of each message, and how many it has. */
  readonly firstSighting: Int32Array
  readonly sightings: Uint8Array
  /** Per sighting. */
  readonly messageOf: Int32Array
  readonly flags: Uint8Array
  readonly order: Float64Array
  used = 0
  private readonly rng: Rng

  constructor(rows: number, rng: Rng) {
    if (rows >= SIGHTINGS) throw new RangeError(`a cell holds fewer than ${SIGHTINGS} rows`)
    this.rows = rows
    this.rng = rng
    this.firstSighting = new Int32Array(rows)
    this.sightings = new Uint8Array(rows)
    this.messageOf = new Int32Array(rows)
    this.flags = new Uint8Array(rows)
    this.order = new Float64Array(rows)
  }

  get full(): boolean {
    return this.used >= this.rows
  }

  /** @returns the message's index, or -1 if no pack shows it (or no row is left) */
  send(sent: Sent): number {
    const { from, to, time } = sent
    const atSender = from.pack >= 0 && !inGap(from.gaps, time)
    const atRecipient = to !== null && to.pack >= 0 && !inGap(to.gaps, time)
    if (this.full || !(atSender || atRecipient)) return -1
    const dice = this.rng.float()
    const both = atSender && atRecipient && dice < BOTH_ENDS
    const senderOnly = atSender && (!atRecipient || dice < (1 + BOTH_ENDS) / 2)
    const index = this.messages.length
    this.messages.push(sent)
    this.firstSighting[index] = this.used
    const arrival = to === null ? 0 : time + to.skew + this.rng.below(6)
    if (both || senderOnly) this.see(index, from, time + from.skew, 0)
    if (to !== null && (both || !senderOnly)) this.see(index, to, arrival, AT_RECIPIENT)
    if (this.rng.chance(REPEAT)) {
      if (both || senderOnly) this.see(index, from, time + from.skew, REPEATED)
      else if (to !== null) this.see(index, to, arrival, AT_RECIPIENT | REPEATED)
    }
    this.sightings[index] = this.used - (this.firstSighting[index] ?? 0)
    return index
  }

  /** Rows in file order. Call once, when the cell is complete. */
  sorted(): Float64Array {
    return this.order.subarray(0, this.used).sort()
  }

  private see(message: number, device: Device, time: number, flags: number): void {
    if (this.full) return
    const i = this.used++
    const sent = this.messages[message]
    const lost = sent !== undefined && sent.kind === 'text' && this.rng.chance(LOST)
    this.messageOf[i] = message
    this.flags[i] = flags | (lost ? UNDECRYPTED : 0)
    this.order[i] = (device.pack * TIMES + clampToWindow(time)) * SIGHTINGS + i
  }
}

/** What a place in the file stands for. Integer arithmetic: it is taken apart once a row. */
export function placeOf(order: number): {
  readonly sighting: number
  readonly time: number
  readonly pack: number
} {
  const place = Math.floor(order / SIGHTINGS)
  return { sighting: order - place * SIGHTINGS, time: place & (TIMES - 1), pack: place >>> 23 }
}

function inGap(gaps: readonly Gap[], time: number): boolean {
  for (const gap of gaps) if (time >= gap.from && time < gap.to) return true
  return false
}
