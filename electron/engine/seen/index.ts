export { IdBits } from '../../../shared/domain/id-bits.ts'
export { lookedAt, readers, seenBy } from './ledger.ts'
export { seenWrites } from './record.ts'
