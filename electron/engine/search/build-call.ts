import { WinnowError } from '../../../shared/contract/error.ts'

export interface BuildCall {
  /** Asked every few thousand rows: true ends the build; what is committed stays. */
  cancelled(): boolean
  /** Ids looked at so far in this task. */
  progress(done: number): void
}

export const buildCancelled = () =>
  new WinnowError('call.cancelled', 'Cancelled. What is indexed already stays indexed.')
