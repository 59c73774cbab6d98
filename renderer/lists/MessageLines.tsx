import { type ReactNode, type Ref, useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import { toErrorShape } from '../../shared/contract/error.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import type { Mark } from '../components/highlight.ts'
import { usePreferences } from '../store/preferences.ts'
import { BigList, type BigListHandle } from './BigList.tsx'
import { MessageLine, MessageLineHead } from './MessageLine.tsx'
import css from './MessageLines.module.css'
import type { MessageCursor } from './useMessageCursor.ts'
import type { MessageList } from './useMessageList.ts'
import { useScheme } from './useScheme.ts'

export interface MessageLinesProps {
  label: string
  list: MessageList
  cursor: MessageCursor
  onOpen: (row: MessageRow) => void
  marksOf?: ((body: string) => readonly Mark[]) | undefined
  /** Told the rows in sight, both included. */
  onVisible?: ((first: number, last: number) => void) | undefined
  empty: ReactNode
  ref?: Ref<BigListHandle>
}

/** A message list of any length as lines. */
export function MessageLines({
  label,
  list,
  cursor,
  onOpen,
  marksOf,
  onVisible,
  empty,
  ref,
}: MessageLinesProps) {
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const { get, want, failure, retry, open } = list
  const row = useCallback(
    (index: number) => {
      const message = get(index)
      const marks = message?.body && marksOf ? marksOf(message.body) : []
      return <MessageLine index={index} row={message} zone={zone} scheme={scheme} marks={marks} />
    },
    [get, zone, scheme, marksOf],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      want(first, last)
      onVisible?.(first, last)
    },
    [want, onVisible],
  )
  /** The row that Enter was pressed on; it may still be on its way. */
  const [asked, setAsked] = useState<number | null>(null)
  const wanted = asked === null || asked !== cursor.active ? undefined : get(asked)
  const opens = useEffectEvent(onOpen)
  useEffect(() => {
    if (wanted === undefined) return
    setAsked(null)
    opens(wanted)
  }, [wanted])
  const broken = failure === null ? null : toErrorShape(failure)
  return (
    <div className={css.lines}>
      {broken !== null && (
        <Banner
          kind="error"
          message={broken.message}
          code={broken.code}
          actions={<Button onClick={retry}>Try again</Button>}
        />
      )}
      <BigList
        label={label}
        kind="grid"
        count={open?.rows ?? 0}
        header={<MessageLineHead zone={zone} />}
        row={row}
        active={cursor.active}
        selection={cursor.selection}
        onCursor={cursor.onCursor}
        onOpen={setAsked}
        onVisibleRange={onVisibleRange}
        empty={open === null ? null : empty}
        {...(ref === undefined ? {} : { ref })}
      />
    </div>
  )
}
