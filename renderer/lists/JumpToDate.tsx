import { useNotice } from '../store/notice.ts'
import { useStatus } from '../store/status.ts'
import { AskDate } from './AskDate.tsx'
import type { MessageList } from './useMessageList.ts'

export interface JumpToDateProps {
  /** Of anything in the order of time sent. */
  list: Pick<MessageList, 'seekTime'> & { readonly open: { readonly rows: number } | null }
  onPosition: (position: number) => void
}

/** Brings a list to a date that is asked for. */
export function JumpToDate({ list, onPosition }: JumpToDateProps) {
  const attempt = useNotice((notice) => notice.attempt)
  const jump = async (at: number) => {
    const rows = list.open?.rows ?? 0
    const position = await list.seekTime(at)
    if (position === null)
      useStatus.getState().say('Nothing was sent from that date on: this is the last row')
    if (rows > 0) onPosition(position ?? rows - 1)
  }
  return <AskDate onDate={(at) => void attempt(() => jump(at))} />
}
