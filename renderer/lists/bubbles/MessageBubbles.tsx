import { type ReactNode, type Ref, useCallback } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { toErrorShape } from '../../../shared/contract/error.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { usePreferences } from '../../store/preferences.ts'
import type { BigListHandle } from '../BigList.tsx'
import { BubbleList } from '../BubbleList.tsx'
import type { MessageCursor } from '../useMessageCursor.ts'
import type { MessageList } from '../useMessageList.ts'
import { useScheme } from '../useScheme.ts'
import { useSeen } from '../useSeen.ts'
import { Bubble } from './Bubble.tsx'
import { between } from './between.ts'
import css from './MessageBubbles.module.css'
import { type MarksOf, tagMarks } from './marks.ts'

export interface MessageBubblesProps {
  label: string
  list: MessageList
  cursor: Pick<MessageCursor, 'active' | 'onCursor'> & Partial<Pick<MessageCursor, 'selection'>>
  /** The handle whose messages stand at the left; the others' stand at the right. */
  near: number | null
  marksOf?: MarksOf | undefined
  /** The message of the hit that one stands on. */
  current?: number | null
  onOpen?: (row: MessageRow) => void
  onVisible?: (first: number, last: number) => void
  empty: ReactNode
  ref?: Ref<BigListHandle>
}

/** A message list of any length as bubbles, by days. Messages that stood in sight for a second are recorded as seen. */
export function MessageBubbles(props: MessageBubblesProps) {
  const { label, list, cursor, near, marksOf, current = null, onOpen, onVisible, empty, ref } = props
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const { get, want, failure, retry, open } = list
  const seen = useSeen(get)
  const row = useCallback(
    (index: number) => {
      const message = get(index)
      const here =
        message === undefined ? nothingBetween : between(index === 0 ? null : get(index - 1), message, zone)
      return (
        <Bubble
          row={message}
          between={here}
          far={near !== null && message?.sender != null && message.sender.id !== near}
          current={current !== null && message?.id === current}
          marks={
            message === undefined
              ? []
              : [...tagMarks(message, scheme), ...(marksOf?.(message.body ?? '') ?? [])]
          }
          scheme={scheme}
          zone={zone}
        />
      )
    },
    [get, zone, scheme, near, marksOf, current],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      want(first, last)
      seen(first, last)
      onVisible?.(first, last)
    },
    [want, seen, onVisible],
  )
  const broken = failure === null ? null : toErrorShape(failure)
  return (
    <div className={css.bubbles}>
      {broken !== null && (
        <Banner
          kind="error"
          message={broken.message}
          code={broken.code}
          actions={<Button onClick={retry}>Try again</Button>}
        />
      )}
      <BubbleList
        label={label}
        count={open?.rows ?? 0}
        estimate={32}
        row={row}
        active={cursor.active}
        selection={cursor.selection}
        onCursor={cursor.onCursor}
        onOpen={(index) => {
          const message = get(index)
          if (message !== undefined) onOpen?.(message)
        }}
        onVisibleRange={onVisibleRange}
        empty={open === null ? null : empty}
        {...(ref === undefined ? {} : { ref })}
      />
    </div>
  )
}

/** Of two participants the first stands at the left, wherever their messages are shown; a group stands all at the left. */
export function nearOf(participants: readonly { readonly id: number }[]): number | null {
  return participants.length === 2 ? (participants[0]?.id ?? null) : null
}

const nothingBetween = { day: null, gap: null }
