import { foldHandle } from '../../../shared/domain/handles.ts'
import { filterText } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { rowsVersion } from '../sources/index.ts'

/** More names are not read to find the few that two conversations share: then each stands by its number. */
const mostNames = 50_000

/** Names that more than one conversation has, folded; null: too many conversations to know. Only an import brings new ones. */
class SharedNames {
  readonly #db: ReadDb
  #version = -1
  #shared: ReadonlySet<string> | null = null

  constructor(db: ReadDb) {
    this.#db = db
  }

  get(): ReadonlySet<string> | null {
    const version = rowsVersion(this.#db)
    if (version === this.#version) return this.#shared
    this.#version = version
    const count = this.#db.prepare<[], number>('SELECT count(*) FROM conversation').pluck().get() ?? 0
    this.#shared = count > mostNames ? null : this.#read()
    return this.#shared
  }

  close(): void {
    this.#shared = null
    this.#version = -1
  }

  #read(): Set<string> {
    const met = new Set<string>()
    const shared = new Set<string>()
    for (const name of this.#db.prepare<[], string>('SELECT name FROM conversation').pluck().iterate()) {
      const folded = foldHandle(name)
      if (met.has(folded)) shared.add(folded)
      met.add(folded)
    }
    return shared
  }
}

const makeNames = (seat: ReadSeat) => new SharedNames(seat.db)

/** How a search text is narrowed to a conversation: by its name, or by its number where another has the name too. */
export function conversationFilters(seat: ReadSeat): (id: number, name: string) => string | null {
  const shared = seat.held(makeNames).get()
  return (id, name) => {
    const folded = foldHandle(name)
    // A number would find the conversation that has it, beside the one that is called so.
    const isNumber = /^\d{1,15}$/.test(name.trim())
    const own = shared === null || shared.has(folded) || isNumber ? null : filterText('conversation', name)
    return own ?? `conversation:${id}`
  }
}
