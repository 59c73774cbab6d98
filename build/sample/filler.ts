import { clampToWindow, DAY, DAYS, partOfDay, periodOf, stamp, WINDOW, wakingSecond } from './calendar.ts'
import { type Actor, deviceAt } from './cast.ts'
import { ACKS, HAULIER_TALK, PHOTOS, RANT, TALK, TALK_ABROAD } from './scripts.ts'
import { type Occasion, SMALL_TALK, type Speaker } from './speaker.ts'
import { BARE } from './store.ts'
import type { Block } from './template.ts'

/** Two people who write to each other, and what about. */
export interface Pair {
  readonly a: Actor
  readonly b: Actor
  readonly topic: 'talk' | 'haulier'
  weight: number
}

type Topics = readonly (readonly (readonly Block[])[])[]

/** Larger than any list of blocks and prime, so that a walk by it visits every block before it repeats one. */
const STEP = 7919

/**
 * Fills rows with everyday conversation between a pair, walking forward in time through [from, to) in days.
 * @param quota rows to add; fewer are added only if the store is full or the pair's data is lost
 */
export function fillPair(speaker: Speaker, pair: Pair, quota: number, from: number, to: number): void {
  const { rng, store } = speaker
  const span = Math.max(0.5, to - from)
  const occasion: Occasion = { ...SMALL_TALK, pace: Math.min(1, (span * DAY * 0.5) / (quota * 60)) }
  const offset = rng.below(STEP)
  const jitter = Math.min(2, span / Math.max(2, quota / 6))
  const before = store.used
  let done = 0
  let lost = 0
  let last = -1
  for (let k = 0; done < quota && !store.full; k++) {
    const position = from + span * (done / quota) + rng.float() * jitter
    let t = wakingSecond(Math.min(to - rng.float() * 0.4, position))
    if (t <= last) t = last + rng.between(40, 900)
    if (t >= WINDOW) t = WINDOW - 1 - rng.below(DAY)
    const haulier = pair.topic === 'haulier' && rng.chance(0.8)
    const topics: Topics = haulier ? HAULIER_TALK : pair.a.abroad || pair.b.abroad ? TALK_ABROAD : TALK
    const blocks = topics[periodOf(t)]?.[partOfDay(t)] ?? []
    const block = blocks[(offset + k * STEP) % blocks.length]
    if (block === undefined) throw new RangeError('there is always something to say')
    const turned = !haulier && rng.chance(0.5)
    const roles: readonly [Actor, Actor] = turned ? [pair.b, pair.a] : [pair.a, pair.b]
    last = speaker.say(block, roles, t, occasion)
    if (rng.chance(0.4)) last = acknowledge(speaker, pair, last, occasion)
    if (rng.chance(0.07)) last = callRow(speaker, roles, last)
    if (rng.chance(0.015)) systemRow(speaker, pair, last)
    // What a gap swallowed counts as said, or the walk would never get past the gap.
    const rows = store.used - before + lost
    if (rows === done) lost += block.lines.length
    done = store.used - before + lost
  }
}

/** A short reply, now and then sent twice by an impatient thumb. */
function acknowledge(speaker: Speaker, pair: Pair, t: number, occasion: Occasion): number {
  const { rng } = speaker
  const [from, to] = rng.chance(0.5) ? [pair.a, pair.b] : [pair.b, pair.a]
  const index = speaker.sayLine(rng.pick(ACKS), from, to, clampToWindow(t), undefined, occasion)
  const end = t + Math.max(1, Math.floor(rng.between(8, 300) * occasion.pace))
  if (index >= 0 && rng.chance(0.03)) speaker.sayAgain(index, end)
  return end + 1
}

/** One of the two rings the other. @returns when they hang up */
function callRow(speaker: Speaker, [from, to]: readonly [Actor, Actor], t: number): number {
  const { rng, store } = speaker
  const time = clampToWindow(t)
  const length = rng.chance(0.3) ? 0 : rng.between(4, 1500)
  const text = length === 0 ? 'Missed voice call' : `Voice call ${stamp(length).slice(11)}`
  store.send({ ...BARE, from: deviceAt(from, time), to: deviceAt(to, time), time, kind: 'call', text })
  return t + length + rng.between(20, 300)
}

const SYSTEM_TEXTS = [
  'Burn timer set to 7 days',
  'Burn timer set to 24 hours',
  'Voice call could not be connected',
  'New session established',
  'Message could not be delivered',
  'Handset locked after 3 wrong passwords',
]

function systemRow(speaker: Speaker, pair: Pair, t: number): void {
  const time = clampToWindow(t)
  speaker.store.send({
    ...BARE,
    from: deviceAt(pair.a, time),
    to: deviceAt(pair.b, time),
    time,
    kind: 'system',
    text: speaker.rng.pick(SYSTEM_TEXTS),
  })
}

/** A snap with a word or two. @param turn counts up, so that the subjects take turns */
export function sharePhoto(speaker: Speaker, pair: Pair, turn: number): void {
  const { rng } = speaker
  const t = wakingSecond(rng.float() * (DAYS - 0.01))
  const blocks = PHOTOS[periodOf(t)]?.[partOfDay(t)] ?? []
  const block = blocks[(turn * STEP) % blocks.length]
  if (block !== undefined)
    speaker.say(block, rng.chance(0.5) ? [pair.a, pair.b] : [pair.b, pair.a], t, SMALL_TALK)
}

/** A message of a page or more: a grievance, or somebody else's chat pasted in whole. */
export function sendLongMessage(speaker: Speaker, pair: Pair, paragraphs: number): void {
  const { rng } = speaker
  const t = wakingSecond(rng.between(3, DAYS - 4) + rng.float())
  const text: string[] = []
  for (let i = 0; i < paragraphs; i++) {
    const line = RANT[i % RANT.length]
    const words = line?.styles[0]?.text.join('') ?? ''
    text.push(
      i < RANT.length
        ? words
        : `[${String(8 + (i % 12)).padStart(2, '0')}:${rng.between(10, 59)}] ${pair.b.words[0] ?? ''}: ${words}`,
    )
  }
  speaker.store.send({
    ...BARE,
    from: deviceAt(pair.a, t),
    to: deviceAt(pair.b, t),
    time: t,
    kind: 'text',
    text: `"${text.join('\n\n')}"`,
  })
}
