import { MessagesSquare } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../../shared/contract/browse.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { dateTime } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Count } from '../../components/Count.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import { usePages } from '../../lists/use-pages.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useOpening } from '../../lists/useOpening.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useVersion } from '../../store/data.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Conversations.module.css'

type Sort = Input<'conversation.list'>['sort']

const sorts: readonly { value: Sort; title: string }[] = [
  { value: 'rows', title: 'most rows' },
  { value: 'last', title: 'latest' },
  { value: 'first', title: 'earliest' },
  { value: 'name', title: 'name' },
]

/** A conversation, and how many of its rows one has seen. */
type Listed = Conversation & { readonly seen: number }

/** Who wrote to whom: every conversation with its counts and dates, found by approximate name. */
export function Conversations() {
  const [text, setText] = useState('')
  const [sort, setSort] = useState<Sort>('rows')
  const [active, setActive] = useState<number | null>(null)
  const list = useRef<BigListHandle>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const first = useCall('conversation.list', { text, sort, from: 0, count: 1 }, ['messages'])
  const version = useVersion(['messages'])
  const seenVersion = useVersion(['seen'])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new messages make it a new list
  const fetch = useCallback(
    async (from: number, count: number, signal: AbortSignal): Promise<Listed[]> => {
      const { conversations } = await call('conversation.list', { text, sort, from, count }, { signal })
      const { seen } = await call(
        'reading.conversations',
        { ids: conversations.map(({ id }) => id) },
        { signal },
      )
      return conversations.map((conversation, k) => ({ ...conversation, seen: seen[k] ?? 0 }))
    },
    [text, sort, version],
  )
  const total = first.data?.total ?? 0
  const { get, want, refresh } = usePages<Listed>(fetch, total)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was seen meanwhile is counted anew
  useEffect(() => refresh(), [seenVersion, refresh])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setActive(null), [text, sort])
  useFocusOnEntry(list, first.data !== null)
  useStepKeys(total, active, setActive)
  const row = useCallback((index: number) => <Line conversation={get(index)} zone={zone} />, [get, zone])
  const open = useOpening(get, active, ({ id }) => go({ screen: 'conversation', conversation: id }))
  return (
    <div className="page-filled">
      <header className="page-bar">
        <h2>Conversations</h2>
        <span className={css.counts}>
          <Count value={first.data === null ? null : total} unit="conversations" />
        </span>
        <TextField
          label="Find by approximate name"
          labelHidden
          placeholder="Approximate name"
          value={text}
          onValue={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter') open(active ?? 0)
            if (event.key !== 'ArrowDown' || total === 0) return
            event.preventDefault()
            setActive(active ?? 0)
            list.current?.focus()
          }}
          mono
        />
        <Select<Sort> label="Order" labelHidden value={sort} options={sorts} onValue={setSort} />
      </header>
      {first.error !== null && <Banner kind="error" message={first.error.message} code={first.error.code} />}
      <BigList
        ref={list}
        label="Conversations"
        kind="grid"
        count={total}
        header={<Head zone={zone} />}
        row={row}
        active={active}
        onCursor={(next) => setActive(next)}
        onOpen={open}
        onVisibleRange={want}
        empty={
          first.data === null ? null : (
            <EmptyState
              icon={MessagesSquare}
              title={text === '' ? 'No conversations yet' : 'No name is near that'}
            >
              {text === ''
                ? 'They come with the first file that names senders and recipients.'
                : 'Fewer letters find more.'}
            </EmptyState>
          )
        }
      />
    </div>
  )
}

type Zone = 'UTC' | 'Europe/London'

function Head({ zone }: { zone: Zone }) {
  const clock = zone === 'UTC' ? 'UTC' : 'London'
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={css.line}>
      {[
        'Conversation',
        'Participants',
        'Rows',
        'Messages',
        'Seen',
        `First (${clock})`,
        `Last (${clock})`,
      ].map((title) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="columnheader" key={title}>
          {title}
        </span>
      ))}
    </div>
  )
}

function Line({ conversation, zone }: { conversation: Listed | undefined; zone: Zone }) {
  const cells =
    conversation === undefined
      ? ['…', '', '', '', '', '', '']
      : [
          <HandleName key="name" name={conversation.name} />,
          `${conversation.participants.length}`,
          grouped(conversation.rows),
          grouped(conversation.messages),
          seenText(conversation),
          conversation.firstAt === null ? 'unknown' : dateTime(conversation.firstAt, zone).slice(0, 16),
          conversation.lastAt === null ? 'unknown' : dateTime(conversation.lastAt, zone).slice(0, 16),
        ]
  return (
    <div role="presentation" className={css.line}>
      {['name', 'who', 'rows', 'messages', 'seen', 'first', 'last'].map((column, index) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="gridcell" key={column}>
          {cells[index]}
        </span>
      ))}
    </div>
  )
}

/** 'all', 'none', or how many rows. */
function seenText({ rows, seen }: Listed): string {
  if (seen === 0) return rows === 0 ? '' : 'none'
  return seen >= rows ? 'all' : grouped(seen)
}
