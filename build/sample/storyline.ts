import { DAY, DAYS, dayText, partOfDay, periodOf, wakingSecond, weekday } from './calendar.ts'
import { type Actor, deviceAt } from './cast.ts'
import { type Deal, inventDeal, inventTrifle } from './deal.ts'
import type { Rng } from './rng.ts'
import { IMPORTATION, TALK } from './scripts.ts'
import { bindings } from './slots.ts'
import { SMALL_TALK, type Speaker } from './speaker.ts'
import type { Block } from './template.ts'

/** What the answer key says of a storyline. */
export interface Story {
  readonly id: string
  readonly kind: 'importation' | 'supply' | 'firearms' | 'money' | 'threat' | 'refusal' | 'note'
  readonly handles: readonly string[]
  readonly facts: Readonly<Record<string, string>>
}

interface Phase {
  readonly name: string
  /** Days from the first question, given the day of landing. */
  readonly day: (landing: number) => number
  /** The highest is left out first when a storyline grows too long; 0 = only where even the core is too long. */
  readonly spare: number
}

const PHASES: readonly Phase[] = [
  { name: 'enquiry', day: () => 0, spare: 0 },
  { name: 'terms', day: () => 0.4, spare: 5 },
  { name: 'customers', day: () => 1.1, spare: 2 },
  { name: 'transport', day: (landing) => Math.min(2, landing / 3), spare: 0 },
  { name: 'conceal', day: (landing) => landing * 0.6, spare: 3 },
  { name: 'depart', day: (landing) => landing - 1.6, spare: 4 },
  { name: 'border', day: (landing) => landing, spare: 0 },
  { name: 'arrive', day: (landing) => landing + 0.12, spare: 6 },
  { name: 'handover', day: (landing) => landing + 0.6, spare: 0 },
  { name: 'payment', day: (landing) => landing + 1.7, spare: 0 },
  { name: 'after', day: (landing) => landing + 3, spare: 7 },
]
const SHORT_FORM = new Set(['enquiry', 'transport', 'handover'])
const AFTER_LANDING = new Set(['arrive', 'handover', 'payment', 'after'])
const MOST_LINES = 40
const MOST_LINES_SHORT = 20

/** Whose part may be played by whom: the importer, his supplier, the carrier, the customer. */
export interface Parties {
  readonly importer: Actor
  readonly supplier: Actor
  readonly carrier: Actor
  readonly customer: Actor
}

/**
 * Tells one importation of 15 to 40 messages, with innocent talk between the same people in between. What falls into a
 * gap of every pack is lost, as it would be.
 *
 * @param index of the storyline in its cell; importations of one cell differ in route and, as far as they can, in words
 * @param used blocks already spoken in this cell
 * @param short tells only its core, for a case of a few dozen messages
 */
export function tellImportation(
  speaker: Speaker,
  parties: Parties,
  id: string,
  index: number,
  used: Set<Block>,
  short: boolean,
): Story {
  const { rng, store } = speaker
  const deal = inventDeal(rng, index)
  const landing = rng.between(5, 15)
  const firstDay = quietStart(rng, parties.importer, landing)
  const eta = (firstDay + landing) * DAY
  const lost = !short && deal.method !== 'boat' && rng.chance(0.15)
  const facts = { ...deal.words, etd: weekday(eta - 2 * DAY).toLowerCase(), eta: weekday(eta).toLowerCase() }
  const occasion = { story: index, bound: bindings(facts), facts, pace: 1 }
  const roles = [parties.importer, parties.supplier, parties.carrier, parties.customer]
  for (const { phase, block } of choosePhases(speaker, deal, lost, used, short)) {
    if (store.full) break
    const start = wakingSecond(firstDay + phase.day(landing) + rng.float() * 0.3)
    const end = speaker.say(block, roles, start, occasion)
    if (!short && rng.chance(0.5)) talkBetween(speaker, block, roles, end)
  }
  const from = firstDay * DAY
  const handles = roles.flatMap((actor) => [
    deviceAt(actor, from).handle,
    deviceAt(actor, eta + 3 * DAY).handle,
  ])
  const outcome = lost ? 'lost at the border' : 'landed'
  return {
    id,
    kind: 'importation',
    handles: [...new Set(handles)],
    facts: { ...facts, method: deal.method, outcome, landed: dayText(eta) },
  }
}

/**
 * One block a phase, the sparest phases left out until the whole is short enough. Blocks with a picture that the case has
 * not shown yet come first, then those that were not spoken yet.
 */
function choosePhases(speaker: Speaker, deal: Deal, lost: boolean, used: Set<Block>, short: boolean) {
  const { rng, album } = speaker
  const isNew = (block: Block): boolean => block.lines.some(({ scene }) => scene !== '' && !album.has(scene))
  const told = PHASES.filter(
    ({ name }) => (!short || SHORT_FORM.has(name)) && !(lost && AFTER_LANDING.has(name)),
  )
  let chosen = told.flatMap((phase) => {
    const name = lost && phase.name === 'border' ? 'lost' : phase.name
    const fitting = IMPORTATION.filter((block) => fits(block, name, deal))
    const best = [isNew, (block: Block) => !used.has(block), () => true]
      .map((wish) => fitting.filter(wish))
      .find((list) => list.length > 0)
    if (best === undefined) return []
    const block = rng.pick(best)
    // Below 1, a block goes only where the storyline would pass its bound.
    return [{ phase, block, spare: isNew(block) ? phase.spare / 6 : phase.spare }]
  })
  const wished = rng.between(26, MOST_LINES)
  for (;;) {
    const lines = chosen.reduce((sum, { block }) => sum + block.lines.length, 0)
    const sparest = chosen.reduce((x, y) => (y.spare >= x.spare ? y : x))
    const most = short ? MOST_LINES_SHORT : sparest.spare < 1 ? MOST_LINES : wished
    if (lines <= most || (sparest.spare === 0 && !short)) break
    chosen = chosen.filter((c) => c !== sparest)
  }
  for (const { block } of chosen) used.add(block)
  return chosen
}

/** A first day on which the importer's pack has no gap before the deal is done, if there is one. */
function quietStart(rng: Rng, importer: Actor, landing: number): number {
  let day = 0
  for (let tries = 0; tries < 12; tries++) {
    day = rng.between(0, DAYS - landing - 8)
    const from = day * DAY
    const to = (day + landing + 4) * DAY
    if (importer.device.gaps.every((gap) => gap.to <= from || gap.from >= to)) break
  }
  return day
}

/** A few words about something else, as people do. */
function talkBetween(speaker: Speaker, after: Block, roles: readonly Actor[], t: number): void {
  const last = after.lines.at(-1)
  if (last === undefined) return
  const talk = TALK[periodOf(t)]?.[partOfDay(t)]
  if (talk === undefined) return
  speaker.say(
    speaker.rng.pick(talk),
    [roles[last.from], roles[last.to]],
    t + speaker.rng.between(30, 900),
    SMALL_TALK,
  )
}

const METHODS = ['ferry', 'container', 'vehicle', 'boat']
const COMMODITIES = ['coke', 'heroin', 'green', 'hash', 'ket', 'pills']

/** A block fits if it is of the phase and either names no method (commodity) or names this one. */
function fits(block: Block, phase: string, deal: Deal): boolean {
  const { tags } = block
  const open = (all: readonly string[], mine: string): boolean =>
    tags.has(mine) || !all.some((tag) => tags.has(tag))
  return tags.has(phase) && open(METHODS, deal.method) && open(COMMODITIES, deal.commodity)
}

/** Tells one block of another kind at a time of its own. */
export function tellShort(
  speaker: Speaker,
  blocks: readonly Block[],
  kind: Story['kind'],
  pair: readonly [Actor, Actor],
  id: string,
  index: number,
): Story {
  const { rng } = speaker
  const facts = inventTrifle(rng)
  const start = wakingSecond(rng.between(1, DAYS - 3) + rng.float())
  speaker.say(rng.pick(blocks), pair, start, { story: index, bound: bindings(facts), facts, pace: 1 })
  return { id, kind, handles: pair.map((actor) => actor.device.handle), facts }
}
