import type { z } from 'zod'
import type { listOf } from '../../shared/contract/browse.ts'

/** What a list shows, as the contract spells it. */
export type ListOf = z.input<typeof listOf>
