import { EmptyState } from '../../components/EmptyState.tsx'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Handles.module.css'

/** What a handle sent and received, in time order. */
export function HandleMessages({ handle }: { handle: number }) {
  const list = useMessageList({ of: { kind: 'handle', handle } })
  const cursor = useMessageCursor(list)
  const go = useRoutes((routes) => routes.go)
  return (
    <div className={css.messages}>
      <MessageLines
        label="Messages of this handle"
        list={list}
        cursor={cursor}
        onOpen={(row) => go({ screen: 'conversation', conversation: row.conversation.id, message: row.id })}
        empty={
          <EmptyState title="No rows">This handle neither sent nor received a row that is held.</EmptyState>
        }
      />
    </div>
  )
}
