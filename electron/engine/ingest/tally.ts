import type { HandleTally, Tallies, Tally } from '../hand.ts'

const dayMs = 86_400_000
/** Stands between the parts of a key. */
export const keySeparator = '\u001f'

/** What is counted by handle of the devices that its rows came from. */
export const deviceKinds = ['imei', 'imsi', 'cell'] as const
type DeviceKind = (typeof deviceKinds)[number]

const emptyTally = (): Tally => ({
  rows: 0,
  firstAt: Number.POSITIVE_INFINITY,
  lastAt: Number.NEGATIVE_INFINITY,
})

/** What one row says. @param sentAt UTC milliseconds; Infinity: unknown */
export const oneRow = (sentAt: number): Tally =>
  sentAt === Number.POSITIVE_INFINITY
    ? { ...emptyTally(), rows: 1 }
    : { rows: 1, firstAt: sentAt, lastAt: sentAt }

function merge(into: Tally, from: Tally): void {
  into.rows += from.rows
  into.firstAt = Math.min(into.firstAt, from.firstAt)
  into.lastAt = Math.max(into.lastAt, from.lastAt)
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Counts rows for the statistics of the case, by ids. */
export class TallyBook implements Tallies {
  readonly handles = new Map<number, HandleTally>()
  readonly conversations = new Map<number, Tally>()
  readonly participants = new Map<number, Set<number>>()
  readonly days = new Map<number, number>()
  readonly devices = new Map<string, Tally>()
  readonly #devices = {
    imei: new Map<number, Map<string, Tally>>(),
    imsi: new Map<number, Map<string, Tally>>(),
    cell: new Map<number, Map<string, Tally>>(),
  }
  readonly contacts = new Map<string, number>()
  readonly owners = new Set<number>()
  #day = Number.NaN
  #dayRows = 0

  /** Counts rows of one conversation between the same two; 0: no such handle. */
  count(conversation: number, sender: number, recipient: number, rows: Tally): void {
    merge(entry(this.conversations, conversation, emptyTally), rows)
    if (sender > 0) {
      const handle = this.#handle(sender)
      handle.sent += rows.rows
      merge(handle, rows)
    }
    if (recipient > 0) {
      const handle = this.#handle(recipient)
      handle.received += rows.rows
      if (recipient !== sender) merge(handle, rows)
    }
  }

  /** Counts one row of a day. @param sentAt UTC milliseconds; Infinity: unknown */
  day(sentAt: number): void {
    if (sentAt === Number.POSITIVE_INFINITY) return
    const day = Math.floor(sentAt / dayMs)
    // Chats come in runs of the same day.
    if (day !== this.#day) this.settle(day)
    this.#dayRows++
  }

  /** Puts down the day that is being counted. */
  settle(next = Number.NaN): void {
    if (this.#dayRows > 0) this.days.set(this.#day, (this.days.get(this.#day) ?? 0) + this.#dayRows)
    this.#day = next
    this.#dayRows = 0
  }

  takesPart(conversation: number, handle: number): void {
    entry(this.participants, conversation, () => new Set<number>()).add(handle)
  }

  device(handle: number, kind: DeviceKind, value: string, rows: Tally): void {
    const values = entry(this.#devices[kind], handle, () => new Map<string, Tally>())
    let tally = values.get(value)
    if (tally === undefined) {
      // A copy: a slice would keep its block of the file in memory.
      const own = Buffer.from(value).toString()
      tally = entry(this.devices, [handle, kind, own].join(keySeparator), emptyTally)
      values.set(own, tally)
    }
    merge(tally, rows)
  }

  owns(handle: number): void {
    this.owners.add(handle)
  }

  contact(owner: number, handle: number, name: string, rows: number): void {
    const key = [owner, handle, name].join(keySeparator)
    this.contacts.set(key, (this.contacts.get(key) ?? 0) + rows)
  }

  /** Adds what another thread has counted. */
  add(other: Tallies): void {
    this.settle()
    for (const [id, tally] of other.handles) {
      const own = this.#handle(id)
      own.sent += tally.sent
      own.received += tally.received
      merge(own, tally)
    }
    for (const [id, tally] of other.conversations) merge(entry(this.conversations, id, emptyTally), tally)
    for (const [id, handles] of other.participants) for (const handle of handles) this.takesPart(id, handle)
    for (const owner of other.owners) this.owners.add(owner)
    for (const [day, rows] of other.days) this.days.set(day, (this.days.get(day) ?? 0) + rows)
    for (const [key, tally] of other.devices) merge(entry(this.devices, key, emptyTally), tally)
    for (const [key, rows] of other.contacts) this.contacts.set(key, (this.contacts.get(key) ?? 0) + rows)
  }

  #handle(id: number): HandleTally {
    return entry(this.handles, id, () => ({ sent: 0, received: 0, ...emptyTally() }))
  }
}
