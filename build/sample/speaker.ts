import { type Album, isScene } from './album.ts'
import { clampToWindow } from './calendar.ts'
import { type Actor, deviceAt, personAt, styleAt } from './cast.ts'
import type { Rng } from './rng.ts'
import { type Bindings, fillSlots, type Pools } from './slots.ts'
import type { Store } from './store.ts'
import { type Block, type Line, render, VOCATIVE } from './template.ts'

/** The handle and person that an attribution clue is about. */
export interface Subject {
  readonly handle: string
  readonly person: string
}

/** What a block is part of. */
export interface Occasion {
  readonly story: number
  readonly bound: Bindings | null
  /** Facts for pictures. */
  readonly facts: Readonly<Record<string, string>>
  /** 1 = an ordinary chat; smaller squeezes the pauses. */
  readonly pace: number
}

export const SMALL_TALK: Occasion = { story: -1, bound: null, facts: {}, pace: 1 }

/** Puts blocks of the script into people's mouths: their words, spelling, emoji, handsets and pauses. */
export class Speaker {
  readonly store: Store
  readonly rng: Rng
  readonly album: Album
  readonly subjects: Subject[] = []
  private readonly pools: Pools
  private readonly values: string[] = []

  constructor(store: Store, rng: Rng, album: Album, pools: Pools) {
    this.store = store
    this.rng = rng
    this.album = album
    this.pools = pools
  }

  /**
   * Says a block.
   * @param roles the actors by role number; a clue is about the first
   * @returns the time of the last line
   */
  say(block: Block, roles: readonly (Actor | undefined)[], start: number, occasion: Occasion): number {
    this.prepare(block, start, occasion)
    let t = start
    for (const line of block.lines) {
      const from = roles[line.from]
      const to = roles[line.to]
      if (from === undefined || to === undefined) continue
      t = clampToWindow(t)
      this.sayLine(line, from, to, t, roles[0], occasion)
      t += this.pause(occasion.pace)
    }
    return t
  }

  /** The text of a line that is not said to anyone (a note). */
  compose(block: Block, line: Line, writer: Actor, t: number, occasion: Occasion): string {
    this.prepare(block, t, occasion)
    return render(line, styleAt(writer, t), this.values, '')
  }

  /** Sends one line; @returns the message's index in the store or -1. */
  sayLine(
    line: Line,
    from: Actor,
    to: Actor,
    t: number,
    about: Actor | undefined,
    occasion: Occasion,
  ): number {
    const image = line.scene === '' ? '' : this.picture(line, from, t, occasion)
    if (line.scene !== '' && image === '') return -1
    this.values[VOCATIVE] = from.words[this.rng.next() & 1] ?? ''
    const tail =
      line.kind === 'text' && line.clue === null && this.rng.chance(from.emojiRate)
        ? this.rng.pick(from.emoji)
        : ''
    const text = render(line, styleAt(from, t), this.values, tail)
    return this.store.send({
      from: deviceAt(from, t),
      to: deviceAt(to, t),
      time: t,
      kind: line.kind,
      text,
      image,
      line,
      story: occasion.story,
      subject: line.clue === null || about === undefined ? -1 : this.subject(about, t),
      again: -1,
    })
  }

  /** The same words once more, sent again by hand a little later. */
  sayAgain(message: number, t: number): void {
    const first = this.store.messages[message]
    if (first !== undefined) this.store.send({ ...first, time: clampToWindow(t), again: message })
  }

  private prepare(block: Block, t: number, occasion: Occasion): void {
    fillSlots(block, this.values, this.pools, this.rng, t)
    if (occasion.bound !== null) for (const [id, value] of occasion.bound) this.values[id] = value
  }

  private picture(line: Line, from: Actor, t: number, occasion: Occasion): string {
    if (!isScene(line.scene)) throw new RangeError(`no such scene: ${line.scene}`)
    return this.album.take(line.scene, t, from, occasion.facts)?.name ?? ''
  }

  private subject(about: Actor, t: number): number {
    this.subjects.push({ handle: deviceAt(about, t).handle, person: personAt(about, t).id })
    return this.subjects.length - 1
  }

  private pause(pace: number): number {
    const dice = this.rng.float()
    const seconds =
      dice < 0.7
        ? this.rng.between(7, 75)
        : dice < 0.95
          ? this.rng.between(75, 600)
          : this.rng.between(600, 4800)
    return Math.max(1, Math.floor(seconds * pace))
  }
}
