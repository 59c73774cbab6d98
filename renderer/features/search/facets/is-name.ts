import type { FacetName } from '../../../../shared/contract/arrange.ts'

/** Names are drawn in mono, so that l I 1 differ. */
export function isName(of: FacetName): boolean {
  return of === 'handle' || of === 'sender' || of === 'recipient' || of === 'conversation'
}
