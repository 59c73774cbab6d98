import { useRef } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Handles.module.css'

interface Props {
  handle: number
  /** The one to stand on; null: the first. */
  message: number | null
  /** Told where one stands. */
  onMessage: (message: number) => void
}

/** What a handle sent and received, in time order. */
export function HandleMessages({ handle, message, onMessage }: Props) {
  const list = useMessageList({ of: { kind: 'handle', handle } })
  const cursor = useMessageCursor(list)
  const lines = useRef<BigListHandle>(null)
  const go = useRoutes((routes) => routes.go)
  usePlace(list, cursor, { message, at: null }, onMessage)
  useFocusOnEntry(lines, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)
  return (
    <div className={css.messages}>
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      <MessageLines
        ref={lines}
        label="Messages of this handle"
        list={list}
        cursor={cursor}
        onOpen={(row) => {
          onMessage(row.id)
          go({ screen: 'conversation', conversation: row.conversation.id, message: row.id })
        }}
        empty={
          <EmptyState title="No rows">This handle neither sent nor received a row that is held.</EmptyState>
        }
      />
    </div>
  )
}
