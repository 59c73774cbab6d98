/**
 * A scroll area taller than a browser can lay out. Chromium caps an element at 33,554,432 physical px and paints rows
 * off their place above 16,777,216, so the real area is never taller than `CAP`, and the list's own, virtual position
 * is kept beside the real one:
 *
 *     virtual top = real scrollTop + offset
 *
 * While one scrolls by wheel, touchpad, keys or arrows, the offset stands still, so a pixel is a pixel. A drag of the
 * thumb crosses many virtual pixels with each real one: it is recognised by its size and mapped in proportion. When
 * scrolling rests, the thumb is put where the position belongs and the offset takes up the difference; nothing moves.
 */

/** Physical px, far below the 2^24 above which Chromium's painting misplaces rows. */
export const CAP = 8_000_000

/** At either end this many px are mapped one to one, so that the first and the last row are met exactly. */
export const EDGE = 100_000

export interface Geometry {
  /** Height of all rows, px. */
  readonly total: number
  /** Height of what is seen of them, px. */
  readonly viewport: number
  /** The most that the real area may have, px. */
  readonly cap: number
}

/** Height of the real scroll area, px. */
export function realHeight({ total, cap }: Geometry): number {
  return Math.min(total, cap)
}

/** The greatest virtual top. */
export function maxTop({ total, viewport }: Geometry): number {
  return Math.max(0, total - viewport)
}

/** Where the real scrollTop belongs when the virtual top is `top`. Monotone; exact at both ends. */
export function toReal(geometry: Geometry, top: number): number {
  const { most, mostReal, edge } = spans(geometry)
  const at = Math.max(0, Math.min(most, top))
  if (most === mostReal || at <= edge) return Math.min(at, mostReal)
  if (at >= most - edge) return mostReal - (most - at)
  return edge + ((at - edge) * (mostReal - 2 * edge)) / (most - 2 * edge)
}

/** The virtual top that a real scrollTop stands for: the inverse of `toReal`. */
export function toVirtual(geometry: Geometry, real: number): number {
  const { most, mostReal, edge } = spans(geometry)
  const at = Math.max(0, Math.min(mostReal, real))
  if (most === mostReal || at <= edge) return at
  if (at >= mostReal - edge) return most - (mostReal - at)
  return edge + ((at - edge) * (most - 2 * edge)) / (mostReal - 2 * edge)
}

function spans(geometry: Geometry) {
  const most = maxTop(geometry)
  const mostReal = Math.max(0, realHeight(geometry) - geometry.viewport)
  return { most, mostReal, edge: Math.min(EDGE, mostReal / 4) }
}

/** The two positions of one scroll area and the rules by which they move; no DOM. */
export class ScrollMap {
  #geometry: Geometry = { total: 0, viewport: 0, cap: CAP }
  #real = 0
  #offset = 0

  get geometry(): Geometry {
    return this.#geometry
  }

  /** scrollTop as it was last known, px. */
  get real(): number {
    return this.#real
  }

  /** Virtual top, px. */
  get top(): number {
    return this.#real + this.#offset
  }

  /** Virtual minus real; what absolute positions have to take off. */
  get offset(): number {
    return this.#offset
  }

  /** Where scrollTop should stand for the present top. */
  get belongs(): number {
    return toReal(this.#geometry, this.top)
  }

  /** scrollTop is so far from where it belongs that an end would be met too early: put it right at once. */
  get urgent(): boolean {
    const mostReal = Math.max(0, realHeight(this.#geometry) - this.#geometry.viewport)
    const drift = Math.abs(this.#real - this.belongs)
    if (drift < 1) return false
    return (
      drift > EDGE / 2 ||
      (this.#real <= 0 && this.top > 0) ||
      (this.#real >= mostReal && this.top < maxTop(this.#geometry))
    )
  }

  /** New sizes; the virtual top stays unless it is now past the end. */
  resize(geometry: Geometry): void {
    this.#geometry = geometry
    this.retarget(this.top)
  }

  /** The browser scrolled to `real`. */
  scrolled(real: number): 'same' | 'moved' | 'jumped' {
    const delta = real - this.#real
    if (delta === 0) return 'same'
    const { total, viewport, cap } = this.#geometry
    this.#real = real
    // One px of the pointer on the thumb's track moves the area by about cap / viewport; no wheel goes so far at once.
    if (total > cap && Math.abs(delta) > Math.max(2 * viewport, cap / Math.max(1, viewport) / 2)) {
      this.retarget(Math.round(toVirtual(this.#geometry, real)))
      return 'jumped'
    }
    this.retarget(this.top)
    return 'moved'
  }

  /** Makes `top` (clamped) the virtual top without moving scrollTop: what the present place is called has changed. */
  retarget(top: number): void {
    this.#offset = Math.max(0, Math.min(maxTop(this.#geometry), top)) - this.#real
  }

  /** scrollTop was set and now reads `real`; the virtual top is to be `top`. */
  placed(real: number, top: number): void {
    this.#real = real
    this.retarget(top)
  }
}
