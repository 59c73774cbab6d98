import { useMemo } from 'react'
import type { Conversation } from '../../../shared/contract/browse.ts'
import { useCall } from '../../api/useCall.ts'
import { type Talk, talkOf } from '../../lists/bubbles/talk.ts'
import type { MessageList } from '../../lists/useMessageList.ts'

/** As many ends as one call looks at: of a larger group only its own silences are told. */
const mostEnds = 20

/** The silences of a conversation and the packs that it comes from; undefined until they are known. */
export function useTalk(list: MessageList, conversation: Conversation | null): Talk | undefined {
  const { open } = list
  const ends = useMemo(() => {
    const participants = conversation?.participants ?? []
    return participants.length > mostEnds ? [] : participants
  }, [conversation])
  const { data } = useCall(
    'list.gaps',
    open === null || conversation === null ? null : { set: open.set, handles: ends.map(({ id }) => id) },
  )
  const rows = open?.rows ?? 0
  return useMemo(
    () =>
      data === null
        ? undefined
        : talkOf(data.gaps, data.packs, new Map(ends.map(({ id, name }) => [id, name])), rows),
    [data, ends, rows],
  )
}
