export { Accounts, listAccounts } from './accounts.ts'
export { CaseKeeper } from './keeper.ts'
export { caseReads } from './methods.ts'
