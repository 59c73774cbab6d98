import { IdBits } from '../../../shared/domain/id-bits.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { eachStretch } from './id-codec.ts'

interface Entry {
  readonly id: number
  readonly account: AccountId
  readonly ids: Uint8Array
}

/** Entries read at a time. */
const slice = 20_000

/** What each account has seen, in memory: read once, then only what was added since. */
class Ledger {
  readonly #db: ReadDb
  #last = 0
  readonly #by = new Map<AccountId, IdBits>()
  readonly #anyone = new IdBits()

  constructor(db: ReadDb) {
    this.#db = db
  }

  of(who: AccountId | 'anyone'): IdBits {
    this.#refresh()
    return who === 'anyone' ? this.#anyone : this.#ofAccount(who)
  }

  /** Who has seen anything at all. */
  accounts(): AccountId[] {
    this.#refresh()
    return [...this.#by].filter(([, seen]) => seen.size > 0).map(([account]) => account)
  }

  #ofAccount(account: AccountId): IdBits {
    const known = this.#by.get(account)
    if (known !== undefined) return known
    const made = new IdBits()
    this.#by.set(account, made)
    return made
  }

  #refresh(): void {
    // The primary key: what was added since.
    const added = prepared<[number, number], Entry>(
      this.#db,
      'SELECT id, account, ids FROM seen WHERE id > ? ORDER BY id LIMIT ?',
    )
    for (;;) {
      const entries = added.all(this.#last, slice)
      for (const { id, account, ids } of entries) {
        const own = this.#ofAccount(account)
        eachStretch(ids, (first, last) => {
          for (let message = first; message <= last; message++) {
            if (own.add(message)) this.#anyone.add(message)
          }
        })
        this.#last = id
      }
      if (entries.length < slice) return
    }
  }
}

/** One a connection: gone with it. */
const ledgers = new WeakMap<ReadDb, Ledger>()

function ledgerOf(db: ReadDb): Ledger {
  const known = ledgers.get(db)
  if (known !== undefined) return known
  const made = new Ledger(db)
  ledgers.set(db, made)
  return made
}

/** The messages that an account, or any account, has seen; those of withdrawn sources too. Kept up with the ledger at each call. */
export const seenBy = (db: ReadDb, who: AccountId | 'anyone'): IdBits => ledgerOf(db).of(who)

/** The accounts that have seen any message. */
export const readers = (db: ReadDb): AccountId[] => ledgerOf(db).accounts()

/** Who has seen a message and when it first counted as seen, the earliest first. */
export function lookedAt(db: ReadDb, message: number): { account: string; at: number }[] {
  const who = readers(db).filter((account) => seenBy(db, account).has(message))
  if (who.length === 0) return []
  // seen_account (account, first_id, last_id, id): the entries that may hold it are told from their ends.
  const entries = db.prepare<[number, number, number], { at: number; name: string; ids: Uint8Array }>(
    `SELECT s.at, a.name, s.ids FROM seen AS s JOIN account AS a ON a.id = s.account
     WHERE s.account = ? AND s.first_id <= ? AND s.last_id >= ? ORDER BY s.id`,
  )
  const looks = who.flatMap((account) => {
    const found = entries.all(account, message, message).find(({ ids }) => holds(ids, message))
    return found === undefined ? [] : [{ account: found.name, at: found.at }]
  })
  return looks.sort((a, b) => a.at - b.at)
}

function holds(ids: Uint8Array, message: number): boolean {
  let found = false
  eachStretch(ids, (first, last) => {
    if (first <= message && message <= last) found = true
  })
  return found
}
