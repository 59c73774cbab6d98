import type { MessageRow } from '../../../shared/contract/browse.ts'

import type { Lane } from '../../lists/bubbles/Bubble.tsx'

/**
 * The lane of a row of either of two handles. A row of a group that names no single recipient stands in its sender's column; one
 * that neither of them wrote, in both.
 */
export function laneOf({ sender, recipient }: MessageRow, [left, right]: readonly [number, number]): Lane {
  const has = (handle: number) => sender?.id === handle || recipient?.id === handle
  if (has(left) === has(right)) return { side: 'both', own: sender?.id !== right }
  return has(left) ? { side: 'left', own: sender?.id === left } : { side: 'right', own: sender?.id === right }
}
