import { awayMs, neededMs } from '../../shared/domain/seen-rule.ts'

/** A message that stands on screen. */
export interface InSight {
  readonly id: number
  /** Length of its text. */
  readonly characters: number
}

export interface SeenClockPorts {
  /** Whether somebody sits in front of the list now: the window has the focus and nothing lies over it. */
  readonly attentive: () => boolean
  readonly isSeen: (message: number) => boolean
  /** Puts down what was seen; a rejection only means that it is tried again when it is next on screen. */
  readonly record: (looks: readonly { id: number; ms: number }[]) => Promise<void>
}

/** ms between two looks at what is on screen. */
export const tickMs = 250
/** Looks wait so long for others, to be put down together. */
const gatherMs = 1500
/** As many as one call takes. */
const most = 1000
/** Messages whose time is remembered while it is not enough yet; the oldest are forgotten beyond. */
const remembered = 20_000

/**
 * Adds up the time that each message stands on screen, wherever it is shown, and puts it down as seen once that is long enough for its
 * text (shared/domain/seen-rule.ts). A message that is shown twice at once is counted once.
 */
export class SeenClock {
  readonly #ports: SeenClockPorts
  readonly #sources = new Set<() => Iterable<InSight>>()
  readonly #stood = new Map<number, number>()
  /** Long enough on screen, and not put down yet. */
  readonly #waiting = new Map<number, number>()
  /** When the first of them came. */
  #since = 0
  #last: number | null = null
  /** Counts the persons. */
  #whose = 0
  #alive = 0

  constructor(ports: SeenClockPorts) {
    this.#ports = ports
  }

  /** @returns a function that ends it */
  watch(source: () => Iterable<InSight>): () => void {
    this.#sources.add(source)
    return () => this.#sources.delete(source)
  }

  /** A key, a movement, the wheel. */
  alive(now: number): void {
    this.#alive = now
  }

  tick(now: number): void {
    const last = this.#last
    const attentive = now - this.#alive < awayMs && this.#ports.attentive()
    this.#last = attentive ? now : null
    // A machine that slept, or a window that was throttled: nobody knows who looked.
    if (attentive && last !== null && now > last) this.#add(Math.min(now - last, 2 * tickMs), now)
    if (this.#waiting.size > 0 && now - this.#since >= gatherMs) this.flush()
  }

  /** Puts down at once what waits. */
  flush(): void {
    const looks = [...this.#waiting].slice(0, most).map(([id, ms]) => ({ id, ms: Math.round(ms) }))
    if (looks.length === 0) return
    for (const { id } of looks) this.#waiting.delete(id)
    const whose = this.#whose
    this.#ports.record(looks).catch(() => {
      if (whose === this.#whose) for (const { id, ms } of looks) this.#stood.set(id, ms)
    })
  }

  /** Another person: nothing that stood on screen before is theirs. */
  reset(): void {
    this.#stood.clear()
    this.#waiting.clear()
    this.#last = null
    this.#whose += 1
  }

  #add(ms: number, now: number): void {
    const met = new Set<number>()
    for (const source of this.#sources) {
      for (const { id, characters } of source()) {
        if (met.has(id) || this.#waiting.has(id) || this.#ports.isSeen(id)) continue
        met.add(id)
        const stood = (this.#stood.get(id) ?? 0) + ms
        this.#stood.delete(id)
        if (stood < neededMs(characters)) this.#stood.set(id, stood)
        else {
          if (this.#waiting.size === 0) this.#since = now
          this.#waiting.set(id, stood)
        }
      }
    }
    for (const id of this.#stood.keys()) {
      if (this.#stood.size <= remembered) break
      this.#stood.delete(id)
    }
  }
}
