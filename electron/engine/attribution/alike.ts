import type { HandleId } from '../../../shared/domain/ids.ts'
import { areAlike, type ComparedName, comparedName } from '../../../shared/domain/near-names.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { rowsVersion } from '../sources/index.ts'

interface Named {
  readonly id: HandleId
  readonly name: string
}

/** The names of all handles as they are compared, worked out once and kept until the next import. */
class Lookalikes {
  readonly #db: ReadDb
  #version = -1
  #names: (Named & { compared: ComparedName })[] = []

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** Handles whose names can be taken for this one's. */
  of(name: string): Named[] {
    this.#refresh()
    const own = comparedName(name)
    return this.#names
      .filter(({ compared }) => areAlike(own, compared))
      .map(({ id, name: other }) => ({ id, name: other }))
  }

  close(): void {
    this.#names = []
  }

  #refresh(): void {
    const version = rowsVersion(this.#db)
    if (version === this.#version) return
    this.#version = version
    this.#names = this.#db
      .prepare<[], Named>('SELECT id, name FROM handle ORDER BY id')
      .all()
      .map((handle) => ({ ...handle, compared: comparedName(handle.name) }))
  }
}

const makeLookalikes = (seat: ReadSeat) => new Lookalikes(seat.db)

export const lookalikes = (seat: ReadSeat): Lookalikes => seat.held(makeLookalikes)
