import { JsonRecord } from '../json-record.ts'
import { uniqueNames } from '../unique-names.ts'

/**
 * A message's own fields by name beside the columns that are made of them: what is made stands first, what the message says and
 * nothing is made of keeps its name.
 */
export class RawFields {
  readonly #record: JsonRecord
  readonly #at: ReadonlyMap<string, number>
  readonly #kept: readonly number[]
  #cells: readonly (string | null)[] = []
  #more: Record<string, string | null> | null = null

  /** `made`: the columns at the front; `consumed`: fields that stand whole in them, and are not kept again. */
  constructor(columns: readonly string[], made: readonly string[], consumed: readonly string[]) {
    const kept = columns.slice(made.length)
    const names = [...consumed, ...kept]
    this.#record = new JsonRecord(names)
    this.#at = new Map(names.map((name, index) => [name, index]))
    this.#kept = kept.map((_, index) => consumed.length + index)
  }

  /** @throws JsonFault */
  read(text: string): void {
    const { cells, more } = this.#record.read(text)
    this.#cells = cells
    this.#more = more
  }

  get(name: string): string | null {
    const at = this.#at.get(name)
    return (at === undefined ? this.#more?.[name] : this.#cells[at]) ?? null
  }

  /** Behind the made cells, those that are kept; `drop`: fields that say again what is made. */
  fields(
    made: (string | null)[],
    drop: ReadonlySet<string>,
  ): { cells: (string | null)[]; more: Record<string, string | null> | null } {
    for (const index of this.#kept) made.push(this.#cells[index] ?? null)
    if (drop.size > 0) {
      for (const name of drop) {
        const at = this.#at.get(name)
        const kept = at === undefined ? -1 : this.#kept.indexOf(at)
        if (kept >= 0) made[made.length - this.#kept.length + kept] = null
        else if (this.#more !== null) delete this.#more[name]
      }
    }
    return { cells: made, more: this.#more }
  }
}

/** The columns of a format: what is made of its messages, and the fields of the sample that are not consumed. */
export function chatColumns(
  made: readonly string[],
  names: readonly string[],
  consumed: readonly string[],
): string[] {
  return uniqueNames([...made, ...names.filter((name) => !consumed.includes(name))])
}

/** The value of JSON text; undefined where it is none. */
export function parsed(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text or a number as text; null for anything else and for empty text. What cannot be stored in a text becomes U+FFFD. */
export function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value.toWellFormed().replaceAll('\0', '\ufffd') : null
}
