import type { Result } from '../../../shared/contract/index.ts'

/** A tag's definition, with how often it is used. */
export type Definition = Result<'scheme.get'>['defs'][number]
