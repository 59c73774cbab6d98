import type { Range } from './in-sight.ts'
import type { Scroller, ScrollView } from './scroller.ts'

/** What it needs of a scroller. */
type Scrolled = Pick<Scroller, 'subscribe' | 'view'>

/** Rows that come a while after they were asked for. */
export interface Arriving {
  /** Whether a row is here. A new function whenever rows came. */
  readonly isHere: (index: number) => boolean
  /** Rows first … last are to be fetched, `alone` or with those around them; earlier wishes that have not been met are given up. */
  readonly want: (first: number, last: number, alone?: boolean) => void
}

/** What is drawn. */
export interface DrawnView extends ScrollView {
  /** It is far from what was drawn before, and scrolling goes on: only what is in sight is worth drawing. */
  readonly jumped: boolean
}

/** How long what was in sight stays while the rows that were scrolled to are on their way, ms. */
const patience = 500
/** How long an answer is waited for before the rows that are then scrolled to are asked for, ms. */
const giveUp = 1000
/** Scrolling that rests for so long has ended, ms. */
const rest = 120

/**
 * What a list draws while one scrolls. Rows near by are drawn wherever they are. After a jump what was in sight stays until the
 * rows that were jumped to are here, so that nothing flashes; and while the thumb is dragged through rows that are not here, one
 * stretch of them is fetched at a time and drawn when it comes, wherever the thumb is by then, so that fetching keeps up.
 */
export class Follower {
  readonly #scroller: Scrolled
  readonly #listeners = new Set<() => void>()
  #view: DrawnView
  #rangeAt: (top: number, viewport: number) => Range = () => ({ first: 0, last: -1 })
  #arriving: Arriving | null = null
  /** The stretch that is being fetched. */
  #asked: { readonly top: number; readonly at: number } | null = null
  #heldSince: number | null = null
  #wanted = ''
  #waiting: ReturnType<typeof setTimeout> | undefined
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(scroller: Scrolled) {
    this.#scroller = scroller
    this.#view = { ...scroller.view(), jumped: false }
    scroller.subscribe(() => this.#step())
  }

  /** What is drawn is not what was scrolled to: its rows are on their way. */
  get holding(): boolean {
    return this.#view.top !== this.#scroller.view().top
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): DrawnView => this.#view

  /**
   * The rows that there are now, and where: told after each drawing in which that changed.
   * @param arriving null: every row is here
   */
  use(rangeAt: (top: number, viewport: number) => Range, arriving: Arriving | null): void {
    if (arriving?.want !== this.#arriving?.want) this.#wanted = ''
    this.#rangeAt = rangeAt
    this.#arriving = arriving
    this.#step()
  }

  #step(): void {
    const target = this.#scroller.view()
    clearTimeout(this.#waiting)
    const far = Math.abs(target.top - this.#view.top) > target.viewport && this.#view.viewport > 0
    const dragging = far || this.#resting !== undefined
    if (!dragging || this.#isHere(target.top)) {
      this.#asked = null
      this.#heldSince = null
      this.#want(target.top, dragging)
      this.#draw(target, target.top, far)
      return
    }
    const now = performance.now()
    let { top } = this.#view
    if (this.#asked !== null && this.#isHere(this.#asked.top)) {
      top = this.#asked.top
      this.#asked = null
      this.#heldSince = null
    }
    if (this.#asked === null || now - this.#asked.at > giveUp) {
      this.#asked = { top: target.top, at: now }
      this.#want(target.top, true)
    }
    this.#heldSince ??= now
    const held = now - this.#heldSince < patience && this.#isHere(top)
    if (held) this.#waiting = setTimeout(() => this.#step(), patience)
    this.#draw(target, held ? top : target.top, far)
  }

  #isHere(top: number): boolean {
    const arriving = this.#arriving
    if (arriving === null) return true
    const { first, last } = this.#rangeAt(top, this.#scroller.view().viewport)
    for (let index = first; index <= last; index++) if (!arriving.isHere(index)) return false
    return true
  }

  #want(top: number, alone: boolean): void {
    const { viewport } = this.#scroller.view()
    const { first, last } = this.#rangeAt(top, viewport)
    const wanted = `${first} ${last} ${alone}`
    if (viewport === 0 || last < first || wanted === this.#wanted) return
    this.#wanted = wanted
    this.#arriving?.want(first, last, alone)
  }

  /** @param top what is shown at the viewport's upper edge, wherever one has scrolled to */
  #draw(target: ScrollView, top: number, far: boolean): void {
    const before = this.#view
    const offset = top - (target.top - target.offset)
    const jumped = far || (before.jumped && this.#resting !== undefined)
    if (far) {
      clearTimeout(this.#resting)
      this.#resting = setTimeout(() => {
        this.#resting = undefined
        this.#put({ ...this.#view, jumped: false })
        this.#step()
      }, rest)
    }
    const same =
      before.top === top &&
      before.offset === offset &&
      before.viewport === target.viewport &&
      before.total === target.total &&
      before.density === target.density &&
      before.jumped === jumped
    if (!same) this.#put({ ...target, top, offset, jumped })
  }

  #put(view: DrawnView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
