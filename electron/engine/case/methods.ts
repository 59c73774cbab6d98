import type { ReadHandlers } from '../seat.ts'
import { listAccounts } from './accounts.ts'

export const caseReads: ReadHandlers<'account.list'> = {
  'account.list': ({ db }) => ({ accounts: listAccounts(db) }),
}
