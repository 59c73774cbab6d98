import { WinnowError } from '../../../shared/contract/error.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { CaseKey, WriteDb } from '../db/connection.ts'
import type { Ports } from '../seat.ts'
import type { Slot } from './header.ts'
import { wrapKey } from './keys.ts'

/** An account to be made; a null password only in a case without encryption. */
export interface NewAccount {
  readonly name: string
  readonly role: Role
  readonly password: string | null
}

/** Inserts an account and makes its key slot. Inside a transaction of the caller's. */
export function addAccount(
  db: WriteDb,
  ports: Ports,
  caseId: string,
  account: NewAccount,
  key: CaseKey,
): Slot {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO account (name, role, created_at) VALUES (?, ?, ?)')
    .run(account.name, account.role, ports.now())
  const id = Number(lastInsertRowid)
  return { account: id, name: account.name, wrap: slotWrap(ports, caseId, id, account.password, key) }
}

/** @throws WinnowError call.params when an encrypted case would get an account without a password. */
export function slotWrap(
  ports: Ports,
  caseId: string,
  account: number,
  password: string | null,
  key: CaseKey,
): Slot['wrap'] {
  if (key === null) return null
  if (password === null)
    throw new WinnowError('call.params', 'An account of an encrypted case needs a password.')
  return wrapKey(key, password, caseId, account, ports.scryptLogN)
}
