import { type Align, alignedTop } from './align.ts'
import { Follower } from './follower.ts'
import { Heights } from './heights.ts'
import type { Range } from './in-sight.ts'
import { Scroller } from './scroller.ts'

/** The row, and which of its edges, that keeps its place on screen while heights around it become known. */
interface Hold {
  readonly index: number
  readonly edge: 'top' | 'bottom'
}

/**
 * Scrolling over rows of unknown height. Whenever heights change, one row keeps its place on screen: the one that was
 * last jumped to, as long as it is in sight and nobody scrolled since; otherwise the first one wholly in sight. What is
 * above grows upwards and what is below downwards, by changing what the present place is called, never by scrolling.
 */
export class Flow {
  readonly scroller = new Scroller()
  readonly follower = new Follower(this.scroller)
  readonly heights: Heights
  #hold: Hold | null = null
  /** A jump whose rows are neither measured nor, as on their way, drawn yet. */
  #jump: { readonly index: number; readonly align: Align } | null = null
  #observer: ResizeObserver | null = null
  /** Rows that were measured since they were drawn. */
  readonly #observed = new Map<Element, number>()

  constructor(estimate: number) {
    this.heights = new Heights(0, estimate)
    this.scroller.onUserScroll = () => {
      this.#hold = null
      this.#jump = null
    }
  }

  attach(viewport: HTMLElement, spacer: HTMLElement): () => void {
    // Sizes that change later: an image arrives, a pane is made wider. Called before the paint that would show it.
    if (typeof ResizeObserver !== 'undefined') {
      this.#observer = new ResizeObserver((entries) =>
        this.#take(entries.map(({ target, borderBoxSize }) => [target, borderBoxSize[0]?.blockSize ?? 0])),
      )
    }
    const detach = this.scroller.attach(viewport, spacer)
    return () => {
      detach()
      this.#observer?.disconnect()
      this.#observer = null
      this.#observed.clear()
    }
  }

  setCount(count: number): void {
    this.heights.resize(count)
    this.scroller.setTotal(this.heights.total)
  }

  /** The rows in sight, both included, where `top` is at the viewport's upper edge. */
  rangeAt(top: number, viewport: number): Range {
    if (this.heights.count === 0) return { first: 0, last: -1 }
    return { first: this.heights.indexAt(top), last: this.heights.indexAt(Math.max(top, top + viewport - 1)) }
  }

  /** Shows a row; whatever is measured around it afterwards, it stays where it was shown. */
  show(index: number, align: Align): void {
    if (this.heights.count === 0) return
    const at = Math.max(0, Math.min(this.heights.count - 1, index))
    this.#jump = { index: at, align }
    this.#hold = { index: at, edge: align === 'end' ? 'bottom' : 'top' }
    this.scroller.goTo(this.#topFor(at, align, this.scroller.view().top))
  }

  /** Shows a row as the cursor's new place: a step as near as it can be, from elsewhere with what stands around it. */
  bring(index: number): void {
    const { top, viewport } = this.scroller.view()
    const away = Math.abs(this.heights.offsetOf(index) - top - viewport / 2)
    const last = index === this.heights.count - 1
    this.show(index, away > viewport * 1.5 ? (last ? 'end' : 'center') : 'auto')
  }

  /** Scrolls within the active row when it is taller than the window and the key points to the part not yet seen. */
  reads(active: number | null, press: { key: string; shiftKey: boolean }): boolean {
    if (active === null || press.shiftKey) return false
    const { top, viewport } = this.scroller.view()
    const from = this.heights.offsetOf(active)
    const to = from + this.heights.heightOf(active)
    if (to - from <= viewport || from >= top + viewport || to <= top) return false
    const down = press.key === 'ArrowDown' || press.key === 'PageDown'
    const up = press.key === 'ArrowUp' || press.key === 'PageUp'
    const step = press.key.startsWith('Arrow') ? 60 : viewport - 40
    const next = down ? Math.min(top + step, to - viewport) : up ? Math.max(top - step, from) : top
    if (down ? next <= top : next >= top) return false
    this.#hold = null
    this.scroller.goTo(next)
    return true
  }

  /**
   * Takes the heights of the rows under `block` that were drawn since, and puts back what they pushed. Rows on their way have a
   * height of their own (data-waiting) and are measured when they have come.
   */
  measure(block: HTMLElement): void {
    const fresh: Element[] = []
    let met = 0
    for (const element of block.children) {
      if (this.#observed.has(element)) met++
      else if (!element.hasAttribute('data-waiting')) fresh.push(element)
    }
    if (met < this.#observed.size) this.#forget(block)
    for (const element of fresh) {
      this.#observed.set(element, Number(element.getAttribute('data-index')))
      this.#observer?.observe(element)
    }
    // Read together, after everything was drawn and before anything is changed: laid out once.
    this.#take(fresh.map((element) => [element, element.getBoundingClientRect().height]))
  }

  #forget(block: HTMLElement): void {
    for (const element of this.#observed.keys()) {
      if (element.parentNode === block) continue
      this.#observer?.unobserve(element)
      this.#observed.delete(element)
    }
  }

  #take(heights: readonly (readonly [row: Element, height: number])[]): void {
    const { top, viewport } = this.scroller.view()
    const hold = this.#held(top, viewport)
    const y = hold ? this.#edgeOf(hold) - top : 0
    let changed = false
    for (const [element, height] of heights) {
      const index = this.#observed.get(element)
      if (index !== undefined && height > 0 && this.heights.set(index, height)) changed = true
    }
    if (!changed) {
      if (!this.follower.holding) this.#jump = null
      return
    }
    const kept = hold ? this.#edgeOf(hold) - y : top
    const wanted = this.#jump ? this.#topFor(this.#jump.index, this.#jump.align, kept) : kept
    this.scroller.setTotal(this.heights.total, wanted)
  }

  #held(top: number, viewport: number): Hold | null {
    const { heights } = this
    if (heights.count === 0) return null
    if (this.#hold && this.#hold.index < heights.count) {
      const from = heights.offsetOf(this.#hold.index)
      const inSight = from < top + viewport && from + heights.heightOf(this.#hold.index) > top
      if (inSight || this.#jump) return this.#hold
    }
    const cut = heights.indexAt(top)
    const whole = heights.offsetOf(cut) < top ? Math.min(heights.count - 1, cut + 1) : cut
    return { index: heights.offsetOf(whole) < top + viewport ? whole : cut, edge: 'top' }
  }

  #edgeOf({ index, edge }: Hold): number {
    return this.heights.offsetOf(edge === 'top' ? index : index + 1)
  }

  #topFor(index: number, align: Align, top: number): number {
    const from = this.heights.offsetOf(index)
    return alignedTop(from, this.heights.heightOf(index), top, this.scroller.view().viewport, align)
  }
}
