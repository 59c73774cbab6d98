import type { Account } from '../../../shared/contract/case.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { appendAudit } from '../audit/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Ports } from '../seat.ts'
import { type Header, type Slot, writeHeader } from './header.ts'
import type { CaseKeeper } from './keeper.ts'
import { unwrapKey } from './keys.ts'
import { addAccount, slotWrap } from './slots.ts'

interface AccountRow {
  id: AccountId
  name: string
  role: Role
  active: number
  created_at: number
}

const asAccount = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  role: row.role,
  active: row.active === 1,
  createdAt: row.created_at,
})

export function listAccounts(db: ReadDb): Account[] {
  return db.prepare<[], AccountRow>('SELECT * FROM account ORDER BY id').all().map(asAccount)
}

function getAccount(db: ReadDb, id: number): Account {
  const row = db.prepare<[number], AccountRow>('SELECT * FROM account WHERE id = ?').get(id)
  if (row === undefined) throw new WinnowError('account.missing', `There is no account ${id}.`)
  return asAccount(row)
}

/**
 * Account changes touch two places: the row in case.db and the key slot in case.json. The header is written last inside
 * the transaction, so that a failure of either leaves both as they were.
 */
export class Accounts {
  readonly #keeper: CaseKeeper
  readonly #ports: Ports

  constructor(keeper: CaseKeeper, ports: Ports) {
    this.#keeper = keeper
    this.#ports = ports
  }

  #change<T>(work: (db: WriteDb, header: Header) => { result: T; slots: Slot[] }): T {
    const { folder, header } = this.#keeper.opened()
    const session = this.#keeper.session
    if (session === null) throw new WinnowError('session.none', 'Log in first.')
    if (session.access.readOnly)
      throw new WinnowError(
        'case.readonly',
        'This case is open for reading only; accounts cannot be changed here.',
      )
    const result = session.db
      .transaction(() => {
        const done = work(session.db, header)
        writeHeader(folder, { ...header, slots: done.slots })
        return done.result
      })
      .immediate()
    this.#keeper.reloadHeader()
    return result
  }

  create(params: Params<'account.create'>): Account {
    const session = this.#session()
    return this.#change((db, header) => {
      if (listAccounts(db).some((account) => account.name.toLowerCase() === params.name.toLowerCase())) {
        throw new WinnowError('account.exists', `There is already an account "${params.name}".`)
      }
      const slot = addAccount(db, this.#ports, header.id, params, session.access.key)
      appendAudit(db, this.#ports.now(), session.actor, {
        action: 'account.create',
        target: params.name,
        detail: { role: params.role },
      })
      return { result: getAccount(db, slot.account), slots: [...header.slots, slot] }
    })
  }

  /**
   * A deactivated account loses its key slot: in an encrypted case it needs a new password from an administrator to
   * come back.
   */
  update({ id, role, active }: Params<'account.update'>): Account {
    const session = this.#session()
    return this.#change((db, header) => {
      const before = getAccount(db, id)
      const after = { role: role ?? before.role, active: active ?? before.active }
      const othersLead = listAccounts(db).some(
        (other) => other.id !== id && other.active && other.role === 'administrator',
      )
      if (
        before.role === 'administrator' &&
        !othersLead &&
        (after.role !== 'administrator' || !after.active)
      ) {
        throw new WinnowError('state.conflict', 'A case keeps at least one active administrator.')
      }
      db.prepare('UPDATE account SET role = ?, active = ? WHERE id = ?').run(
        after.role,
        after.active ? 1 : 0,
        id,
      )
      appendAudit(db, this.#ports.now(), session.actor, {
        action: 'account.update',
        target: before.name,
        detail: after,
      })
      const others = header.slots.filter((slot) => slot.account !== id)
      if (!after.active) return { result: getAccount(db, id), slots: others }
      const held = others.length < header.slots.length
      return { result: getAccount(db, id), slots: held ? header.slots : this.#slots(header, before, null) }
    })
  }

  reset({ id, password }: Params<'account.reset'>): void {
    const session = this.#session()
    this.#change((db, header) => {
      const account = getAccount(db, id)
      db.prepare('UPDATE account SET active = 1 WHERE id = ?').run(id)
      appendAudit(db, this.#ports.now(), session.actor, { action: 'account.reset', target: account.name })
      return { result: undefined, slots: this.#slots(header, account, password) }
    })
  }

  /** @throws WinnowError session.password when the old password is wrong. */
  changeOwn(params: Params<'account.password'>): void {
    const session = this.#session()
    this.#change((db, header) => {
      const slot = header.slots.find((each) => each.account === session.actor.account)
      if (slot?.wrap && unwrapKey(slot.wrap, params.old, header.id, slot.account) === null) {
        throw new WinnowError('session.password', 'The old password is wrong; nothing was changed.')
      }
      appendAudit(db, this.#ports.now(), session.actor, {
        action: 'account.password',
        target: session.actor.name,
      })
      return {
        result: undefined,
        slots: this.#slots(header, getAccount(db, session.actor.account), params.new),
      }
    })
  }

  #slots(header: Header, account: Account, password: string | null): Slot[] {
    const { key } = this.#session().access
    const slot: Slot = {
      account: account.id,
      name: account.name,
      wrap: slotWrap(this.#ports, header.id, account.id, password, key),
    }
    const others = header.slots.filter((each) => each.account !== account.id)
    return [...others, slot].sort((a, b) => a.account - b.account)
  }

  #session() {
    const session = this.#keeper.session
    if (session === null) throw new WinnowError('session.none', 'Log in first.')
    return session
  }
}
