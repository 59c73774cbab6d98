import { AlignJustify, MessageSquare, UserSearch, X } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { dayKey } from '../../../shared/domain/time-display.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { MessageBubbles } from '../../lists/bubbles/MessageBubbles.tsx'
import { useReveal } from '../../lists/bubbles/useReveal.tsx'
import { HandleDialog } from '../../lists/HandleDialog.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { contactsOf } from './contacts-of.ts'
import css from './Handles.module.css'

interface Props {
  handle: number
  contacts: Result<'handle.get'>['contacts']
  /** Of its rows, those between it and this one only. */
  other: number | null
  onOther: (other: number | null) => void
  /** The one to stand on; null: the first. */
  message: number | null
  /** Told where one stands. */
  onMessage: (message: number) => void
}

/**
 * What a handle sent and was sent, in every conversation and group, in one order of time; or what is between it and one other. One row
 * on a line, or as bubbles that say whom each was sent to.
 */
export function HandleMessages({ handle, contacts, other, onOther, message, onMessage }: Props) {
  const list = useMessageList({
    of:
      other === null
        ? { kind: 'handle', handle, groups: true }
        : { kind: 'pair', handles: [handle, other], rows: 'between' },
  })
  const cursor = useMessageCursor(list)
  const shown = useRef<BigListHandle>(null)
  const { go } = useRoutes(({ ways }) => ways)
  const [look, setLook] = useState<'lines' | 'bubbles'>('lines')
  const [asking, setAsking] = useState(false)
  usePlace(list, cursor, { message, at: null }, onMessage)
  useFocusOnEntry(shown, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)
  useUnreadKeys(list, cursor.active, cursor.moveTo)
  const { viewer } = useReveal(cursor.active === null ? undefined : list.get(cursor.active))
  const people = useMemo(() => contactsOf(contacts), [contacts])
  const search = useCallback(async (text: string) => people.find(text), [people])
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'handle.look',
          title: 'Its messages as bubbles, or one on a line',
          group: 'Handle',
          keys: 'shift+v',
          run: () => setLook((before) => (before === 'lines' ? 'bubbles' : 'lines')),
        },
        {
          id: 'handle.with',
          title: 'Only its messages with another handle…',
          group: 'Handle',
          keys: 'shift+w',
          icon: UserSearch,
          words: 'filter counterpart contact',
          run: () => setAsking(true),
        },
      ],
      [],
    ),
  )
  const open = (row: MessageRow) => {
    onMessage(row.id)
    go({ screen: 'conversation', conversation: row.conversation.id, message: row.id })
  }
  const onDay = useCallback(
    (at: number) => go({ screen: 'day', day: dayKey(at, usePreferences.getState().zone) }),
    [go],
  )
  const empty = (
    <EmptyState title="No rows">
      {other === null
        ? 'This handle neither sent nor received a row that is held.'
        : 'No row between these two handles is held.'}
    </EmptyState>
  )
  return (
    <div className={css.messages}>
      <div className={css.traffic}>
        <RowsAndMessages rows={list.open?.rows ?? null} messages={list.open?.messages ?? null} />
        <span className={css.with}>
          {other === null ? (
            <Button icon={UserSearch} look="quiet" keys="shift+w" onClick={() => setAsking(true)}>
              with anyone
            </Button>
          ) : (
            <>
              with <HandleName name={people.nameOf(other)} />
              <IconButton icon={X} label="With anyone" onClick={() => onOther(null)} />
              <Button look="quiet" onClick={() => go({ screen: 'beside', handles: [handle, other] })}>
                side by side
              </Button>
            </>
          )}
        </span>
        <IconButton
          icon={AlignJustify}
          label="One on a line"
          keys="shift+v"
          pressed={look === 'lines'}
          onClick={() => setLook('lines')}
        />
        <IconButton
          icon={MessageSquare}
          label="As bubbles"
          keys="shift+v"
          pressed={look === 'bubbles'}
          onClick={() => setLook('bubbles')}
        />
        <JumpToDate
          list={list}
          onPosition={(position) => {
            cursor.moveTo(position)
            shown.current?.scrollToIndex(position, 'start')
            shown.current?.focus()
          }}
        />
      </div>
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      {look === 'lines' ? (
        <MessageLines
          ref={shown}
          label="Messages of this handle"
          list={list}
          cursor={cursor}
          onOpen={open}
          empty={empty}
        />
      ) : (
        <MessageBubbles
          ref={shown}
          label="Messages of this handle"
          list={list}
          cursor={cursor}
          near={handle}
          mixed
          onDay={onDay}
          onOpen={open}
          empty={empty}
        />
      )}
      {asking && (
        <HandleDialog
          title="Only its messages with…"
          search={search}
          onHandle={({ id }) => {
            setAsking(false)
            onOther(id)
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {viewer}
    </div>
  )
}
