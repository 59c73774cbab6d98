/** A thumbnail that is here, as addresses that an image element draws at once. */
export interface Thumbnail {
  readonly clear: string
  /** Eight pixels across, colours faded: no shape can be told, however far it is enlarged. */
  readonly blurred: string
}

export interface ThumbnailPorts {
  /** Fetches a thumbnail and makes both pictures of it. Rejects when that fails or is given up. */
  readonly load: (sha256: string, signal: AbortSignal) => Promise<Thumbnail>
  /** Lets go of both pictures. */
  readonly release: (thumbnail: Thumbnail) => void
}

/** Fetched side by side. */
const atOnce = 6
/** Thumbnails kept: some ten screens of the smallest, 10 MB or so. */
const most = 1500

/**
 * Thumbnails of what is on screen, and of what was a moment ago, so that scrolling back shows no empty cell: a host forbids the browser
 * to keep them. `want` says what is in sight, the most wanted first; what is no longer wanted is given up.
 */
export class Thumbnails {
  readonly #ports: ThumbnailPorts
  readonly #keep: number
  /** In the order of last use; null: it could not be had. */
  readonly #held = new Map<string, Thumbnail | null>()
  readonly #loading = new Map<string, AbortController>()
  readonly #listeners = new Map<string, Set<() => void>>()
  #wanted: readonly string[] = []

  constructor(ports: ThumbnailPorts, keep = most) {
    this.#ports = ports
    this.#keep = keep
  }

  /** Undefined while it is on its way; null when it cannot be had. */
  get(sha256: string): Thumbnail | null | undefined {
    return this.#held.get(sha256)
  }

  subscribe(sha256: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(sha256) ?? new Set()
    this.#listeners.set(sha256, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(sha256) === listeners) this.#listeners.delete(sha256)
    }
  }

  want(wanted: readonly string[]): void {
    this.#wanted = wanted
    const set = new Set(wanted)
    for (const [sha256, stop] of this.#loading) {
      if (set.has(sha256)) continue
      stop.abort()
      this.#loading.delete(sha256)
    }
    // The most wanted are forgotten last.
    for (const sha256 of wanted.toReversed()) {
      const held = this.#held.get(sha256)
      if (held === undefined) continue
      this.#held.delete(sha256)
      this.#held.set(sha256, held)
    }
    this.#fill()
  }

  /** Gives up what is under way and lets go of everything. */
  clear(): void {
    this.#wanted = []
    for (const stop of this.#loading.values()) stop.abort()
    this.#loading.clear()
    for (const thumbnail of this.#held.values()) if (thumbnail !== null) this.#ports.release(thumbnail)
    this.#held.clear()
  }

  #fill(): void {
    for (const sha256 of this.#wanted) {
      if (this.#loading.size >= atOnce) return
      if (!this.#held.has(sha256) && !this.#loading.has(sha256)) this.#load(sha256)
    }
  }

  #load(sha256: string): void {
    const stop = new AbortController()
    this.#loading.set(sha256, stop)
    const done = (thumbnail: Thumbnail | null) => {
      if (stop.signal.aborted) {
        if (thumbnail !== null) this.#ports.release(thumbnail)
        return
      }
      this.#loading.delete(sha256)
      this.#held.set(sha256, thumbnail)
      this.#forget()
      for (const listener of this.#listeners.get(sha256) ?? []) listener()
      this.#fill()
    }
    this.#ports.load(sha256, stop.signal).then(done, () => done(null))
  }

  #forget(): void {
    for (const [sha256, thumbnail] of this.#held) {
      if (this.#held.size <= Math.max(this.#keep, this.#wanted.length)) return
      this.#held.delete(sha256)
      if (thumbnail !== null) this.#ports.release(thumbnail)
    }
  }
}
