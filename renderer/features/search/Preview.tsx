import { useEffect, useRef, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { MessageBubbles, nearOf } from '../../lists/bubbles/MessageBubbles.tsx'
import type { MarksOf } from '../../lists/bubbles/marks.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import css from './Preview.module.css'

export interface PreviewProps {
  /** The hit that one stands on. */
  row: MessageRow | undefined
  marksOf: MarksOf
  onOpen: (row: MessageRow) => void
}

/** How long one must stand on a hit before its conversation is opened, ms: walking through hits opens none. */
const rest = 160

/** The conversation around a hit, beside the hits. */
export function Preview({ row, marksOf, onOpen }: PreviewProps) {
  const [shown, setShown] = useState<MessageRow | undefined>(undefined)
  useEffect(() => {
    const timer = setTimeout(() => setShown(row), rest)
    return () => clearTimeout(timer)
  }, [row])
  const conversation = shown?.conversation.id
  const { data } = useCall('conversation.get', conversation === undefined ? null : { id: conversation })
  const list = useMessageList(
    conversation === undefined ? null : { of: { kind: 'conversation', conversation } },
  )
  const [active, setActive] = useState<number | null>(null)
  const bubbles = useRef<BigListHandle>(null)
  const { seekMessage, open } = list
  const message = shown?.id
  useEffect(() => {
    if (open === null || message === undefined) return undefined
    let wanted = true
    seekMessage(message).then(
      (position) => {
        if (!wanted) return
        setActive(position)
        if (position !== null) bubbles.current?.scrollToIndex(position, 'center')
      },
      () => {
        // The set was closed under the call; the list opens a new one and this is asked again.
      },
    )
    return () => {
      wanted = false
    }
  }, [open, message, seekMessage])
  if (shown === undefined) {
    return <p className={css.none}>The conversation of the hit that you stand on is shown here.</p>
  }
  const people = data?.id === conversation ? (data?.participants ?? []) : []
  return (
    <section aria-label="The hit in its conversation" className={css.preview}>
      <header className={css.head}>
        <h3>
          <HandleName name={shown.conversation.name} />
        </h3>
        <Button look="quiet" onClick={() => onOpen(shown)}>
          Open the conversation
        </Button>
      </header>
      <MessageBubbles
        ref={bubbles}
        label="Around the hit"
        list={list}
        cursor={{ active, onCursor: setActive }}
        near={nearOf(people)}
        marksOf={marksOf}
        current={shown.id}
        onOpen={onOpen}
        empty={null}
      />
    </section>
  )
}
