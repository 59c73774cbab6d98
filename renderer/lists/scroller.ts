import { CAP, maxTop, realHeight, ScrollMap, toReal } from './scroll-map.ts'

/** What a list draws from; a new object whenever something changed. */
export interface ScrollView {
  /** Virtual px at the viewport's upper edge. */
  readonly top: number
  /** Take this off a virtual position to place an element in the real area. */
  readonly offset: number
  readonly viewport: number
  readonly total: number
  /** Physical px to a CSS px; the area's real height is bounded in physical ones. */
  readonly density: number
}

/** How long scrolling must rest before the thumb is put right, where the browser does not tell by scrollend. */
const REST_MS = 150

/**
 * Ties a ScrollMap to a scrolling element and the spacer that gives it its height. React reads it as an external store:
 * such an update is drawn before the next paint, so rows never lag behind the scroll position.
 */
export class Scroller {
  readonly #map = new ScrollMap()
  readonly #listeners = new Set<() => void>()
  #element: HTMLElement | null = null
  #spacer: HTMLElement | null = null
  #total = 0
  /** px of the element, as it was last measured: asked for again and again it would be laid out again and again. */
  #height = 0
  #view: ScrollView = { top: 0, offset: 0, viewport: 0, total: 0, density: 1 }
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Called when a person scrolls, not when the list itself does. */
  onUserScroll: (() => void) | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): ScrollView => this.#view

  get max(): number {
    return maxTop(this.#map.geometry)
  }

  /** @returns lets go of the elements. */
  attach(element: HTMLElement, spacer: HTMLElement): () => void {
    this.#element = element
    this.#spacer = spacer
    const onScroll = () => this.#scrolled()
    const onEnd = () => this.#settle()
    const onSize = () => this.#measure()
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onEnd)
    // A change of zoom or of screen changes the density.
    window.addEventListener('resize', onSize)
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(onSize)
    observer?.observe(element)
    this.#measure()
    return () => {
      clearTimeout(this.#timer)
      observer?.disconnect()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onEnd)
      window.removeEventListener('resize', onSize)
      this.#element = null
      this.#spacer = null
    }
  }

  /** The rows' height changed; the virtual top is to be `top`, or stays. Nothing on screen moves by itself. */
  setTotal(total: number, top = this.#map.top): void {
    this.#total = total
    this.#resize()
    this.#map.retarget(top)
    if (this.#map.urgent) this.#put(this.#map.top)
    this.#publish()
  }

  /** Scrolls so that `top` is the virtual top. */
  goTo(top: number): void {
    this.#put(top)
    this.#publish()
  }

  #scrolled(): void {
    if (!this.#element || this.#map.scrolled(this.#element.scrollTop) === 'same') return
    this.onUserScroll?.()
    if (this.#map.urgent) this.#put(this.#map.top)
    this.#publish()
    clearTimeout(this.#timer)
    if (!('onscrollend' in window)) this.#timer = setTimeout(() => this.#settle(), REST_MS)
  }

  /** Scrolling rests: the thumb goes where it belongs. */
  #settle(): void {
    if (Math.abs(this.#map.belongs - this.#map.real) < 1) return
    this.#put(this.#map.top)
    this.#publish()
  }

  #measure(): void {
    this.#height = this.#element?.clientHeight ?? 0
    this.#resize()
    this.#put(this.#map.top)
    this.#publish()
  }

  #resize(): void {
    const density = Math.max(1, window.devicePixelRatio || 1)
    const viewport = this.#height
    this.#map.resize({ total: this.#total, viewport, cap: Math.floor(CAP / density) })
    const height = `${realHeight(this.#map.geometry)}px`
    if (this.#spacer && this.#spacer.style.height !== height) this.#spacer.style.height = height
    // A shorter area makes the browser pull scrollTop back by itself: that is no scrolling.
    const most = Math.max(0, realHeight(this.#map.geometry) - viewport)
    if (this.#element && this.#map.real > most) this.#map.placed(this.#element.scrollTop, this.#map.top)
  }

  #put(top: number): void {
    const element = this.#element
    const wanted = Math.max(0, Math.min(this.max, top))
    if (!element) {
      this.#map.placed(0, wanted)
      return
    }
    element.scrollTop = Math.round(toReal(this.#map.geometry, wanted))
    // What it reads now may differ: it is snapped to physical px.
    this.#map.placed(element.scrollTop, wanted)
  }

  #publish(): void {
    const { top, offset, geometry } = this.#map
    const density = CAP / geometry.cap
    const before = this.#view
    const same =
      before.top === top &&
      before.offset === offset &&
      before.viewport === geometry.viewport &&
      before.total === geometry.total &&
      before.density === density
    if (same) return
    this.#view = { top, offset, viewport: geometry.viewport, total: geometry.total, density }
    for (const listener of this.#listeners) listener()
  }
}
