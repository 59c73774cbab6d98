import { DAYS } from './calendar.ts'
import type { Actor, Cast } from './cast.ts'
import type { Pair } from './filler.ts'
import type { Rng } from './rng.ts'
import type { Parties } from './storyline.ts'

/** Who knows whom: pairs with Zipf-like weights, so that a few conversations carry most of the traffic. */
export class Community {
  readonly pairs: Pair[] = []
  readonly haulier: Actor | undefined
  private readonly rng: Rng
  private readonly slice: readonly [from: number, to: number]
  private readonly actors: readonly Actor[]
  private readonly known = new Map<number, Pair>()

  /** @param slice the days of the hubs' own conversation in this cell */
  constructor(rng: Rng, cast: Cast, slice: readonly [from: number, to: number]) {
    this.rng = rng
    this.actors = cast.actors
    this.slice = slice
    const office = cast.actors.at(-1)
    // The haulier stands in the middle of the ranks: neither the busiest nor silent, and his pack is served.
    this.haulier = this.actors.slice(3, -1).find((actor) => actor.device.pack >= 0 && !actor.abroad)
    if (this.haulier !== undefined && office !== undefined) this.meet(this.haulier, office, 1.1, 'haulier')
    const [first, second] = this.actors
    if (first !== undefined && second !== undefined) this.meet(first, second, 0.5, 'talk')
    for (const actor of this.actors) {
      if (actor === this.haulier) continue
      const contacts = 1 + rng.below(actor.index < 4 ? 6 : 3)
      for (let k = 0; k < contacts; k++) this.meet(actor, this.someone(actor), this.weightOf(actor), 'talk')
    }
  }

  /** Makes two people acquainted; those who are already stay as they are. */
  meet(a: Actor, b: Actor, weight: number, topic: Pair['topic']): void {
    const key = Math.min(a.index, b.index) * 1000 + Math.max(a.index, b.index)
    if (a === b || this.known.has(key)) return
    const pair: Pair = { a, b, topic, weight }
    this.known.set(key, pair)
    this.pairs.push(pair)
  }

  /** Someone other than those given, the busy ones more often. */
  someone(...not: readonly (Actor | undefined)[]): Actor {
    for (;;) {
      const at = Math.floor(this.actors.length * this.rng.float() ** 2)
      const actor = this.actors[at]
      if (actor !== undefined && !not.includes(actor) && actor !== this.haulier) return actor
    }
  }

  /** People for an importation; three of them where one man plays two parts. */
  parties(): Parties {
    const served = this.actors.filter((a) => a.device.pack >= 0 && !a.abroad && a !== this.haulier)
    const importer = this.rng.pick(served)
    const away = this.actors.filter((a) => a.abroad)
    const supplier = away.length > 0 ? this.rng.pick(away) : this.someone(importer)
    const carrier = this.someone(importer, supplier)
    const customer = this.rng.chance(0.3) ? carrier : this.someone(importer, supplier, carrier)
    for (const other of [supplier, carrier, customer]) this.meet(importer, other, 0.06, 'talk')
    return { importer, supplier, carrier, customer }
  }

  /** Two acquaintances, of whom at least one has a pack. */
  acquaintances(): Pair {
    for (;;) {
      const pair = this.rng.pick(this.pairs)
      if (pair.topic === 'talk' && (pair.a.device.pack >= 0 || pair.b.device.pack >= 0)) return pair
    }
  }

  /** Those an actor writes to. */
  contactsOf(actor: Actor): Actor[] {
    return this.pairs.flatMap((p) => (p.a === actor ? [p.b] : p.b === actor ? [p.a] : []))
  }

  /** Days in which a pair writes: the small ones only for a while. */
  season(pair: Pair): readonly [from: number, to: number] {
    if (pair.a.index + pair.b.index === 1) return this.slice
    if (pair.weight > 0.25) return [0, DAYS]
    const from = this.rng.float() * DAYS * 0.45
    return [from, from + (DAYS - from) * (0.35 + this.rng.float() * 0.65)]
  }

  private weightOf(actor: Actor): number {
    return (0.3 + this.rng.float()) / (actor.index + 1) ** 0.75
  }
}
