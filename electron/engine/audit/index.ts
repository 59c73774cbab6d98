export { appendAudit, auditHash, genesis, verifyAudit } from './chain.ts'
export { auditReads } from './methods.ts'
