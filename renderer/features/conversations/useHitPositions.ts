import { useMemo } from 'react'
import { useCall } from '../../api/useCall.ts'
import type { MessageList } from '../../lists/useMessageList.ts'

/**
 * Positions in a conversation of the hits of a search, ascending; null while they are being found, or when the conversation was not
 * opened from a search.
 */
export function useHitPositions(list: MessageList, text: string | null): readonly number[] | null {
  const set = list.open?.set
  const { data } = useCall('list.hits', text === null || set === undefined ? null : { set, text }, ['index'])
  return useMemo(() => data?.positions ?? null, [data])
}
