import { DAY, DAYS, WINDOW, wakingSecond } from './calendar.ts'
import { type Actor, type Cast, deviceAt, personAt } from './cast.ts'
import type { Community } from './community.ts'
import { inventDeal } from './deal.ts'
import type { Person } from './people.ts'
import { CLUES, HANDLE_CHANGE, NOTES } from './scripts.ts'
import { bindings } from './slots.ts'
import { type Occasion, SMALL_TALK, type Speaker } from './speaker.ts'
import { BARE } from './store.ts'
import type { Story } from './storyline.ts'
import type { Block } from './template.ts'

/** Slot values and picture facts of a person. */
function factsOf(person: Person): Record<string, string> {
  return {
    first: person.first,
    nick: person.nick,
    mumage: person.mumAge,
    ownage: person.ownAge,
    kid1: person.kids[0],
    kid2: person.kids[1],
    kidage: person.kidAge,
    partner: person.partner,
    dog: person.dog,
    phone: person.phone,
    addr: `${person.street}, ${person.town} ${person.postcode}`,
    street: person.street,
    postcode: person.postcode,
    ptown: person.town,
    pcar: person.car,
    reg: person.plate,
    tiles: String(person.tiles),
  }
}

const MOTHERS = new Set(['mother'])

/** Gives about half of the people something to be known by, in talk with their contacts; each picture clue to someone. */
export function tellClues(speaker: Speaker, community: Community, cast: Cast, rows: number): void {
  const { rng } = speaker
  const people = (rows < 200 ? cast.actors.slice(0, 1) : cast.actors).filter(
    (a) => community.contactsOf(a).length > 0,
  )
  for (const actor of people) {
    if (rows >= 200 && actor.index > 2 && !rng.chance(0.6)) continue
    const count = rows < 200 ? 1 : rows < 1500 ? 2 : rng.between(2, actor.index < 4 ? 7 : 4)
    for (const block of rng.shuffled(CLUES).slice(0, count)) tellClue(speaker, community, actor, block)
  }
  if (rows < 1500) return
  const known = people.filter((actor) => actor.device.pack >= 0)
  for (const [i, block] of CLUES.filter(hasPicture).entries()) {
    const actor = known[(i * 2 + 1) % known.length]
    const unseen = block.lines.some(({ scene }) => scene !== '' && !speaker.album.has(scene))
    if (actor !== undefined && unseen) tellClue(speaker, community, actor, block)
  }
}

function hasPicture(block: Block): boolean {
  return block.lines.some(({ scene }) => scene !== '')
}

function tellClue(speaker: Speaker, community: Community, actor: Actor, block: Block): void {
  const t = clueTime(speaker, actor, [...block.tags][0] ?? '')
  const person = personAt(actor, t)
  const facts = factsOf(person)
  const bound = bindings({ ...facts, mumday: mothersDay(person.mumBirthday) })
  speaker.say(block, [actor, speaker.rng.pick(community.contactsOf(actor))], t, {
    story: -1,
    bound,
    facts,
    pace: 1,
  })
}

/** A clue tied to a date stands a day or two before it; the others anywhere. */
function clueTime(speaker: Speaker, actor: Actor, tag: string): number {
  const { rng } = speaker
  if (MOTHERS.has(tag)) return wakingSecond(actor.person.mumBirthday - rng.between(1, 3) + rng.float())
  if (tag === 'own') return wakingSecond(actor.person.ownBirthday + 0.1 + rng.float() * 0.5)
  return wakingSecond(rng.between(1, DAYS - 3) + rng.float())
}

const WEEKDAYS = ['weds', 'thurs', 'friday', 'saturday', 'sunday', 'monday', 'tuesday']

function mothersDay(day: number): string {
  return WEEKDAYS[day % 7] ?? 'saturday'
}

/** New handles are announced from the old one and from the new; a handset passed on changes its voice. */
export function tellHandleChanges(speaker: Speaker, community: Community, cast: Cast, rows: number): void {
  const { rng } = speaker
  if (rows < 200) return
  for (const actor of cast.actors) {
    const told = rng.shuffled(community.contactsOf(actor)).slice(0, rows < 500 ? 1 : 3)
    if (actor.changeAt >= WINDOW) continue
    const facts = {
      ...factsOf(actor.person),
      oldhandle: actor.device.handle,
      newhandle: actor.nextDevice?.handle ?? '',
      newfirst: actor.nextHolder?.person.first ?? '',
    }
    const occasion: Occasion = { story: -1, bound: bindings(facts), facts, pace: 1 }
    const say = (tag: string, contact: Actor, t: number): void => {
      const blocks = HANDLE_CHANGE.filter((block) => block.tags.has(tag))
      speaker.say(rng.pick(blocks), [actor, contact], t, occasion)
    }
    for (const [i, contact] of told.entries()) {
      if (actor.nextDevice === null) {
        if (i === 0) say('pass', contact, actor.changeAt + rng.between(600, DAY))
      } else {
        say('old', contact, actor.changeAt - rng.between(3600, 5 * 3600))
        if (i < 2) say('new', contact, actor.changeAt + rng.between(600, 12 * 3600))
      }
    }
  }
}

/** Notes to oneself; some are the books of the business. @returns a storyline for each of those */
export function writeNotes(
  speaker: Speaker,
  cast: Cast,
  rows: number,
  nextId: () => string,
  stories: Story[],
): void {
  const { rng, store } = speaker
  if (rows < 200) return
  const keepers = cast.actors.filter((actor) => actor.device.pack >= 0 && !actor.abroad).slice(0, 3)
  for (let i = Math.max(2, Math.round(rows / 300)); i > 0; i--) {
    const block = rng.pick(NOTES)
    const line = block.lines[0]
    const books = block.tags.has('deal')
    const writer = rng.pick(books ? keepers : cast.actors)
    if (line === undefined) continue
    const t = wakingSecond(rng.between(1, DAYS - 3) + rng.float())
    const facts = books ? inventDeal(rng, i).words : { n: rng.digits(1) }
    const story = books ? stories.length : -1
    const text = speaker.compose(block, line, writer, t, { ...SMALL_TALK, bound: bindings(facts) })
    const from = deviceAt(writer, t)
    if (books) stories.push({ id: nextId(), kind: 'note', handles: [from.handle], facts: {} })
    store.send({ ...BARE, from, to: null, time: t, kind: 'note', text, line, story })
  }
}
