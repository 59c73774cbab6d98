import type { BundleRecord, BundleTag } from '../../../shared/bundle/record.ts'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { rowsByIds } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { citedMessages } from './cited.ts'
import { AddressSet, IdSet } from './id-set.ts'
import type { BundleImages } from './images.ts'
import type { Slot } from './outline.ts'
import { tagsOf } from './tags.ts'

/** A page's piece: a conversation begins, or one of its records. */
export type Part =
  | Extract<Slot, { kind: 'conversation' }>
  | { readonly kind: 'record'; readonly record: BundleRecord }

/** How many messages are read at a time. */
const pageSize = 500

/** What the records of a bundle are made from, and what is learned of them on the way. */
export class RecordSource {
  readonly #db: ReadDb
  readonly #images: BundleImages
  readonly #proposed: boolean
  #item = 0
  /** What appears in the bundle, for the extracts and the page that tells how it was made. */
  readonly sources = new Set<number>()
  readonly handles = new Set<number>()
  readonly tagCodes = new Set<string>()
  readonly messages = new IdSet()
  readonly addresses = new AddressSet()
  /** Item numbers of the cited messages that are in the bundle. */
  readonly items = new Map<number, number>()
  readonly #cited: ReadonlySet<number>

  /** @param proposed whether proposed tags are shown beside approved ones */
  constructor(db: ReadDb, images: BundleImages, proposed: boolean) {
    this.#db = db
    this.#images = images
    this.#proposed = proposed
    this.#cited = citedMessages(db)
  }

  /** The outline filled with its messages, in pages: the one stream that feeds every writer of messages. */
  *pages(outline: Iterable<Slot>): Generator<Part[]> {
    let slots: Slot[] = []
    let messages = 0
    for (const slot of outline) {
      slots.push(slot)
      if (slot.kind !== 'message' || ++messages < pageSize) continue
      yield this.#page(slots)
      slots = []
      messages = 0
    }
    yield this.#page(slots)
  }

  #page(slots: readonly Slot[]): Part[] {
    const ids = slots.flatMap((slot) => (slot.kind === 'message' ? slot.id : []))
    const rows = new Map(rowsByIds(this.#db, ids).map((row) => [row.id as number, row]))
    const tags = tagsOf(this.#db, ids, this.#proposed)
    return slots.flatMap((slot): Part | [] => {
      if (slot.kind === 'conversation') return slot
      if (slot.kind === 'omitted') {
        const { conversation, count } = slot
        return { kind: 'record', record: { role: 'omitted', conversation, count } }
      }
      const row = rows.get(slot.id)
      return row === undefined ? [] : this.#message(slot.role, row, tags.get(slot.id) ?? [])
    })
  }

  #message(role: 'chosen' | 'context', row: MessageRow, tags: readonly BundleTag[]): Part {
    const item = ++this.#item
    this.messages.add(row.id)
    this.addresses.add(row.address.uid)
    if (this.#cited.has(row.id)) this.items.set(row.id, item)
    this.sources.add(row.address.source)
    for (const handle of [row.sender, row.recipient]) if (handle !== null) this.handles.add(handle.id)
    for (const { code } of tags) this.tagCodes.add(code)
    return { kind: 'record', record: { role, item, row, images: this.#images.ofMessage(row.media), tags } }
  }
}
