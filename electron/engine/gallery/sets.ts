import { randomUUID } from 'node:crypto'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadSeat } from '../seat.ts'
import { distancesFrom, groupAlike } from './alike.ts'
import { stopIf } from './cancel.ts'
import { type Chosen, choose, type Nearness, refuse } from './choose.ts'
import { type Gallery, galleryOf } from './model.ts'
import { inOrder } from './order.ts'
import { readTags } from './tags.ts'

/** A gallery as it was opened: positions -> places in `chosen`. */
export interface GallerySet {
  readonly gallery: Gallery
  readonly chosen: Chosen
  /** Of each position its place in `chosen`: the image, or the one that stands for a group. */
  readonly shown: Uint32Array
  /** Of each place the place of the one that stands for it; null: nothing is grouped. */
  readonly leaders: Uint32Array | null
  /** Of each place how many stand behind it. */
  readonly behind: Uint32Array | null
  readonly distances: Uint8Array | null
  /** Not 0 for carriers that a filter refuses. */
  readonly carrierRefused: Uint8Array
  readonly inTime: boolean
}

type View = Pick<Params<'gallery.open'>, 'filters' | 'alike'>

/** @throws WinnowError not.found, state.conflict */
export function nearnessOf(gallery: Gallery, alike: View['alike']): Nearness | null {
  if (alike === null) return null
  const item = gallery.itemOf(alike.media)
  if (item < 0) throw new WinnowError('not.found', `No row of this case carries image ${alike.media}.`)
  if (gallery.hashed[item] !== 1) {
    throw new WinnowError(
      'state.conflict',
      'This image could not be decoded, so there is nothing to compare others with.',
    )
  }
  return { distances: distancesFrom(gallery, item), within: alike.within }
}

/** @throws WinnowError not.found, state.conflict, call.cancelled */
export function openGallery(
  seat: ReadSeat,
  { filters, alike, order, group }: Params<'gallery.open'>,
  cancelled: () => boolean,
): GallerySet {
  const gallery = galleryOf(seat, cancelled)
  const nearness = nearnessOf(gallery, alike)
  const distances = nearness?.distances ?? null
  const refused = refuse(gallery, readTags(seat.db, gallery), filters, nearness)
  const chosen = choose(gallery, refused)
  const places = inOrder(gallery, chosen, order, distances)
  const inTime = order.by === 'sent' && !order.reverse
  const opened = { gallery, chosen, distances, carrierRefused: refused.carrier, inTime }
  if (group === null) return { ...opened, shown: places, leaders: null, behind: null }
  // Groups are the same whatever order they are shown in: the earliest of its kind stands for the others.
  const early = inTime ? places : inOrder(gallery, chosen, { by: 'sent', reverse: false }, null)
  const leaders = leadersOf(gallery, chosen, early, group, () => stopIf(cancelled))
  const behind = new Uint32Array(leaders.length)
  leaders.forEach((leader, place) => {
    if (leader !== place) behind[leader] = (behind[leader] ?? 0) + 1
  })
  const shown = places.filter((place) => leaders[place] === place)
  return { ...opened, shown, leaders, behind }
}

function leadersOf(
  gallery: Gallery,
  { item }: Chosen,
  early: Uint32Array,
  within: number,
  stop: () => void,
): Uint32Array {
  const grouped = groupAlike(
    gallery,
    early.map((place) => item[place] ?? 0),
    within,
    stop,
  )
  const leaders = new Uint32Array(grouped.length)
  for (let at = 0; at < grouped.length; at++) leaders[early[at] ?? 0] = early[grouped[at] ?? 0] ?? 0
  return leaders
}

/** More than a person has open; the one that was used longest ago is closed first. */
const mostSets = 12

/** The galleries that are open, 16 bytes an image each. */
export class GallerySets {
  /** In the order of their last use. */
  readonly #sets = new Map<string, GallerySet>()

  hold(opened: GallerySet): string {
    const set = randomUUID()
    this.#sets.set(set, opened)
    const [oldest] = this.#sets.keys()
    if (this.#sets.size > mostSets && oldest !== undefined) this.#sets.delete(oldest)
    return set
  }

  /** @throws WinnowError not.found when the set was closed */
  get(set: string): GallerySet {
    const found = this.#sets.get(set)
    if (found === undefined) throw new WinnowError('not.found', 'The gallery was closed. Open it again.')
    this.#sets.delete(set)
    this.#sets.set(set, found)
    return found
  }

  drop(set: string): void {
    this.#sets.delete(set)
  }

  close(): void {
    this.#sets.clear()
  }
}

const makeSets = () => new GallerySets()

export const gallerySets = (seat: ReadSeat): GallerySets => seat.held(makeSets)
