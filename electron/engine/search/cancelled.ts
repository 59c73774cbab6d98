import { WinnowError } from '../../../shared/contract/error.ts'

/** True once nobody wants the answer any more. */
export type Cancelled = () => boolean

export const searchCancelled = () => new WinnowError('call.cancelled', 'The search was cancelled.')
