import { WinnowError } from '../../../shared/contract/error.ts'

/** @throws WinnowError call.cancelled */
export function stopIf(cancelled: () => boolean): void {
  if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}
