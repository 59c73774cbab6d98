import type { ReadSeat } from '../seat.ts'
import { rowsVersion } from '../sources/index.ts'

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** The names of all handles and their alphabetical order, kept until an import brings new ones. */
export class HandleNames {
  readonly #seat: ReadSeat
  #version = -1
  #names = new Map<number, string>()
  #ranks = new Uint32Array(0)

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  /** Reads them anew where there may be others. */
  refresh(): void {
    const version = rowsVersion(this.#seat.db)
    if (version === this.#version) return
    this.#version = version
    const rows = this.#seat.db
      .prepare<[], { id: number; name: string }>('SELECT id, name FROM handle ORDER BY id')
      .all()
    this.#names = new Map(rows.map(({ id, name }) => [id, name]))
    this.#ranks = new Uint32Array((rows.at(-1)?.id ?? 0) + 1).fill(rows.length)
    rows.sort((a, b) => collator.compare(a.name, b.name) || a.id - b.id)
    for (const [rank, { id }] of rows.entries()) this.#ranks[id] = rank
  }

  name(handle: number): string | undefined {
    return this.#names.get(handle)
  }

  /** Its place by name; that of no handle (0) is the last. */
  rank(handle: number): number {
    return this.#ranks[handle] ?? this.#ranks.length
  }

  close(): void {
    this.#version = -1
    this.#names.clear()
    this.#ranks = new Uint32Array(0)
  }
}

const makeNames = (seat: ReadSeat) => new HandleNames(seat)

/** As they are now. */
export function handleNames(seat: ReadSeat): HandleNames {
  const names = seat.held(makeNames)
  names.refresh()
  return names
}
