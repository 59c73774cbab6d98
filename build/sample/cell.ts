import type { Album } from './album.ts'
import { clampToWindow, DAY, DAYS, WINDOW, wakingSecond } from './calendar.ts'
import { type Actor, buildCast, type Cast, castSize, deviceAt } from './cast.ts'
import { tellClues, tellHandleChanges, writeNotes } from './clue.ts'
import { Community } from './community.ts'
import { fillPair, sendLongMessage, sharePhoto } from './filler.ts'
import { Rng } from './rng.ts'
import * as scripts from './scripts.ts'
import type { Pools } from './slots.ts'
import { SMALL_TALK, Speaker, type Subject } from './speaker.ts'
import { BARE, Store } from './store.ts'
import { type Story, tellImportation, tellShort } from './storyline.ts'
import type { Block } from './template.ts'

/** One circle of people and everything they wrote: what is held in memory at a time. */
export interface Cell {
  readonly number: number
  readonly cast: Cast
  readonly store: Store
  readonly stories: readonly Story[]
  readonly subjects: readonly Subject[]
}

const FULL_CELL = 25_000

/** Rows of each cell: one for a small case, tranches of about 25,000 for a large one. */
export function cellSizes(messages: number): number[] {
  const size = messages <= 7500 ? messages : messages <= 100_000 ? 5000 : FULL_CELL
  const count = Math.max(1, Math.round(messages / size))
  return Array.from(
    { length: count },
    (_, i) => Math.floor((messages * (i + 1)) / count) - Math.floor((messages * i) / count),
  )
}

/**
 * Writes one cell with exactly `rows` rows.
 * @param number from 0, of `count` cells
 */
export function buildCell(
  number: number,
  count: number,
  rows: number,
  seed: number,
  album: Album,
  pools: Pools,
): Cell {
  const rng = new Rng(seed, 0xce11, number)
  const cast = buildCast(rng, seed, number, castSize(rows), count > 1)
  const community = new Community(rng, cast, [(DAYS * number) / count, (DAYS * (number + 1)) / count])
  const store = new Store(rows, rng)
  const speaker = new Speaker(store, rng, album, pools)
  const stories: Story[] = []
  const nextId = (): string => `S${number + 1}-${stories.length + 1}`

  album.release((number + 1) / count)
  const importations = rows < 1500 ? 1 : Math.round(rows / 1000)
  const used = new Set<Block>()
  for (let i = 0; i < importations; i++) {
    const parties = community.parties()
    stories.push(tellImportation(speaker, parties, nextId(), stories.length, used, rows < 200))
  }
  const tellSome = (count: number, blocks: readonly Block[], kind: Story['kind']): void => {
    for (let i = 0; i < count; i++) {
      const { a, b } = community.acquaintances()
      stories.push(tellShort(speaker, blocks, kind, [a, b], nextId(), stories.length))
    }
  }
  tellSome(Math.round(rows / 160), scripts.SUPPLY, 'supply')
  tellSome(Math.round(rows / 1600), scripts.MONEY, 'money')
  tellSome(Math.round(rows / 2400), scripts.FIREARMS, 'firearms')
  tellSome(Math.round(rows / 2400), scripts.THREAT, 'threat')
  if (rows >= 2000 && community.haulier !== undefined) {
    const asker = community.someone()
    stories.push(
      tellShort(speaker, scripts.REFUSAL, 'refusal', [asker, community.haulier], nextId(), stories.length),
    )
  }
  // A very small case would be full of clues before it had a picture.
  if (rows < 200) sharePhotos(speaker, community, rows)
  tellClues(speaker, community, cast, rows)
  tellHandleChanges(speaker, community, cast, rows)
  writeNotes(speaker, cast, rows, nextId, stories)
  sendOddities(speaker, community, cast, rows)
  if (rows >= 200) sharePhotos(speaker, community, rows)
  fill(speaker, community)
  return { number, cast, store, stories, subjects: speaker.subjects }
}

/** New pictures while there are any to make, then forwarded ones at the same rate. */
function sharePhotos(speaker: Speaker, community: Community, rows: number): void {
  const { album, store } = speaker
  for (let tried = 0; (album.open || tried < rows * 0.006) && !store.full && tried < rows; tried++) {
    sharePhoto(speaker, community.acquaintances(), tried)
  }
}

/** The last night of the network, and the few very long messages. */
function sendOddities(speaker: Speaker, community: Community, cast: Cast, rows: number): void {
  if (rows >= 400) {
    for (const block of scripts.SHOWCASE) {
      const { a, b } = community.acquaintances()
      speaker.say(block, [a, b], wakingSecond(speaker.rng.float() * (DAYS - 2)), SMALL_TALK)
    }
    sendLongMessage(speaker, community.acquaintances(), 6)
    if (rows >= 2000) sendLongMessage(speaker, community.acquaintances(), 34)
  }
  if (rows < 1000) return
  const lastNight = WINDOW - DAY + 2 * 3600
  for (const index of cast.packs) {
    const device = cast.devices[index]
    if (device === undefined || cast.actors.some((a) => a.device === device && a.nextDevice !== null))
      continue
    speaker.store.send({
      ...BARE,
      from: SYSTEM,
      to: device,
      time: lastNight + speaker.rng.below(2400),
      kind: 'system',
      text: '"NOTICE TO ALL USERS: we can no longer guarantee the security of your device. Power it off and dispose of it, today."',
    })
  }
  for (let i = Math.round(rows / 1200); i > 0; i--) {
    const { a, b } = community.acquaintances()
    const t = lastNight + speaker.rng.between(1800, 8 * 3600)
    speaker.say(speaker.rng.pick(scripts.LAST_NIGHT), [a, b], t, SMALL_TALK)
  }
}

/** The network itself, as a sender without a handset. */
const SYSTEM = {
  index: -1,
  handle: 'system',
  imei: '',
  skew: 0,
  cells: [],
  burn: 0,
  pack: -1,
  gaps: [],
}

/** Everyday talk in every conversation until the cell is full. */
function fill(speaker: Speaker, community: Community): void {
  const { store, rng } = speaker
  const pairs = community.pairs.filter((p) => p.a.device.pack >= 0 || p.b.device.pack >= 0)
  const total = pairs.reduce((sum, pair) => sum + pair.weight, 0)
  const room = store.rows - store.used
  for (const pair of pairs) {
    const quota = Math.floor((room * pair.weight) / total)
    const [from, to] = community.season(pair)
    if (quota > 0) fillPair(speaker, pair, quota, from, to)
  }
  const never = 1000 + store.rows
  for (let round = 0; !store.full; round++) {
    if (round > never) throw new Error('the cell cannot be filled: no pack takes a message')
    topUp(speaker, rng.pick(pairs))
  }
}

/** One word between two people on some day, until the last row is there. */
function topUp(speaker: Speaker, pair: { readonly a: Actor; readonly b: Actor }): void {
  const { rng } = speaker
  const t = clampToWindow(wakingSecond(rng.float() * (DAYS - 0.01)))
  if (deviceAt(pair.a, t).pack < 0 && deviceAt(pair.b, t).pack < 0) return
  speaker.sayLine(rng.pick(scripts.ACKS), pair.a, pair.b, t, undefined, SMALL_TALK)
}
