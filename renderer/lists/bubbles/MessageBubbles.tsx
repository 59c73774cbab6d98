import { type ReactNode, type Ref, useCallback, useRef } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { toErrorShape } from '../../../shared/contract/error.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { usePreferences } from '../../store/preferences.ts'
import type { BigListHandle } from '../BigList.tsx'
import { BubbleList } from '../BubbleList.tsx'
import { bubblesInSight, type Range } from '../in-sight.ts'
import type { MessageCursor } from '../useMessageCursor.ts'
import type { MessageList } from '../useMessageList.ts'
import { useOpening } from '../useOpening.ts'
import { useScheme } from '../useScheme.ts'
import { useSeen } from '../useSeen.ts'
import type { BubbleActions, Lane } from './Bubble.tsx'
import css from './MessageBubbles.module.css'
import type { MarksOf } from './marks.ts'
import { OneMessage } from './OneMessage.tsx'
import type { Talk } from './talk.ts'

export interface MessageBubblesProps {
  label: string
  list: MessageList
  cursor: Pick<MessageCursor, 'active' | 'onCursor'> & Partial<Pick<MessageCursor, 'selection'>>
  /** The handle whose messages stand at the left; the others' stand at the right. */
  near: number | null
  /** In a group, the palette's slot of each sender, by handle. */
  tones?: ReadonlyMap<number, number> | undefined
  /** Rows of several conversations: each says whom it was sent to. */
  mixed?: boolean
  /** Two columns: where a row stands. Keep it the same from one drawing to the next. */
  laneOf?: ((row: MessageRow) => Lane) | undefined
  /** Silences and packs; undefined: not known (yet), or not of one conversation. */
  talk?: Talk | undefined
  /** Keep them the same from one drawing to the next. */
  actions?: BubbleActions | undefined
  /** Told the day whose heading was pressed, by an instant of it (UTC ms). */
  onDay?: ((at: number) => void) | undefined
  marksOf?: MarksOf | undefined
  /** The message of the hit that one stands on. */
  current?: number | null
  onOpen?: (row: MessageRow) => void
  onVisible?: (first: number, last: number) => void
  empty: ReactNode
  ref?: Ref<BigListHandle>
}

/** A message list of any length as bubbles, by days. Messages that stood in sight long enough are recorded as seen. */
export function MessageBubbles(props: MessageBubblesProps) {
  const { label, list, cursor, near, marksOf, current = null, onOpen, onVisible, empty, ref } = props
  const { tones, mixed = false, laneOf, talk, actions, onDay } = props
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const { get, arriving, failure, retry, open } = list
  const frame = useRef<HTMLDivElement>(null)
  const inSight = useRef<Range>({ first: 0, last: -1 })
  useSeen(() => bubblesInSight(frame.current, inSight.current, get))
  const row = useCallback(
    (index: number) => {
      const message = get(index)
      const sender = message?.sender?.id
      return (
        <OneMessage
          index={index}
          message={message}
          before={index === 0 ? null : get(index - 1)}
          far={near !== null && sender !== undefined && sender !== near}
          tone={sender === undefined ? undefined : tones?.get(sender)}
          to={mixed}
          current={current !== null && message?.id === current}
          laneOf={laneOf}
          marksOf={marksOf}
          scheme={scheme}
          zone={zone}
          talk={talk}
          actions={actions}
          onDay={onDay}
        />
      )
    },
    [get, zone, scheme, near, tones, mixed, laneOf, talk, actions, onDay, marksOf, current],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      inSight.current = { first, last }
      onVisible?.(first, last)
    },
    [onVisible],
  )
  const opening = useOpening(get, cursor.active, (message) => onOpen?.(message))
  const broken = failure === null ? null : toErrorShape(failure)
  return (
    <div ref={frame} className={css.bubbles}>
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
        onOpen={opening}
        onVisibleRange={onVisibleRange}
        arriving={arriving}
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

/** Palette slots of a group's senders, so that one is told from the next at a glance; null for two, who have a side each. */
export function tonesOf(
  participants: readonly { readonly id: number }[],
): ReadonlyMap<number, number> | undefined {
  if (participants.length <= 2) return undefined
  return new Map(participants.map(({ id }, index) => [id, (index % 12) + 1]))
}
