import { Bookmark as BookmarkIcon, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { Bookmark } from '../../../shared/contract/reading.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Count } from '../../components/Count.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { Highlighted } from '../../components/Highlighted.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { TextField } from '../../components/TextField.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import { usePages } from '../../lists/use-pages.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { removeBookmark } from '../../store/bookmarks.ts'
import { useVersion } from '../../store/data.ts'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useSelection } from '../../store/selection.ts'
import css from './Bookmarks.module.css'

/** One's own bookmarks, the latest first: found by note or text, a key away from their place in the conversation. */
export function Bookmarks() {
  const [text, setText] = useState('')
  const [active, setActive] = useState<number | null>(null)
  const list = useRef<BigListHandle>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const { go } = useRoutes(({ ways }) => ways)
  const focus = useSelection((selection) => selection.focus)
  const first = useCall('bookmark.list', { text, from: 0, count: 1 }, ['bookmarks', 'messages'])
  const version = useVersion(['bookmarks', 'messages'])
  // biome-ignore lint/correctness/useExhaustiveDependencies: changed bookmarks make it a new list
  const fetch = useCallback(
    async (from: number, count: number, signal: AbortSignal) =>
      (await call('bookmark.list', { text, from, count }, { signal })).bookmarks,
    [text, version],
  )
  const total = first.data?.total ?? 0
  const { get, want } = usePages<Bookmark>(fetch, total)
  useFocusOnEntry(list, first.data !== null)
  useStepKeys(total, active, setActive)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setActive(total > 0 ? 0 : null), [text])
  useEffect(() => {
    if (total > 0) setActive((at) => Math.min(at ?? 0, total - 1))
  }, [total])
  const here = active === null ? undefined : get(active)?.message.id
  useEffect(() => focus(here ?? null), [here, focus])
  useEffect(() => () => focus(null), [focus])
  const row = useCallback((index: number) => <Line bookmark={get(index)} zone={zone} />, [get, zone])
  const open = (index: number) => {
    const message = get(index)?.message
    if (message !== undefined) {
      go({ screen: 'conversation', conversation: message.conversation.id, message: message.id })
    }
  }
  const takeOff = useEffectEvent(() => {
    if (here !== undefined) void useNotice.getState().attempt(() => removeBookmark(here))
  })
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'bookmark.remove',
          title: 'Take this bookmark off',
          group: 'List',
          keys: 'delete',
          icon: Trash2,
          run: () => takeOff(),
        },
      ],
      [],
    ),
  )
  return (
    <div className={cx('page-filled', css.page)}>
      <header className="page-bar">
        <h2>Bookmarks</h2>
        <span className={css.counts}>
          <Count value={first.data === null ? null : total} unit="bookmarks" />
        </span>
        <TextField
          label="Find in notes and texts"
          labelHidden
          placeholder="In notes and texts"
          value={text}
          onValue={setText}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || total === 0) return
            event.preventDefault()
            list.current?.focus()
          }}
        />
      </header>
      {first.error !== null && <Banner kind="error" message={first.error.message} code={first.error.code} />}
      <BigList
        ref={list}
        label="Bookmarks"
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
              icon={BookmarkIcon}
              title={text === '' ? 'No bookmarks yet' : 'No bookmark with that'}
            >
              {text === '' ? (
                <>
                  <Kbd keys="b" /> puts one on the message that you stand on, <Kbd keys="shift+b" /> one with
                  a note. They are yours alone.
                </>
              ) : (
                'Fewer letters find more.'
              )}
            </EmptyState>
          )
        }
      />
    </div>
  )
}

function Head({ zone }: { zone: ShownZone }) {
  const titles = ['Note', `Sent (${zone === 'UTC' ? 'UTC' : 'London'})`, 'From', 'To', 'Text']
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
    <div role="row" className={css.line}>
      {titles.map((title) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="columnheader" key={title}>
          {title}
        </span>
      ))}
    </div>
  )
}

function Line({ bookmark, zone }: { bookmark: Bookmark | undefined; zone: ShownZone }) {
  const message = bookmark?.message
  const cells =
    bookmark === undefined || message === undefined
      ? ['…', '', '', '', '']
      : [
          bookmark.note === '' ? (
            <span key="note" className={css.none}>
              no note
            </span>
          ) : (
            <bdi key="note">{bookmark.note}</bdi>
          ),
          <TimeText key="time" utc={message.sentAt} zone={zone} given={message.timeText} withZone={false} />,
          <HandleName key="from" name={message.sender?.name ?? null} />,
          <HandleName key="to" name={message.recipient?.name ?? null} />,
          message.body === null || message.body === '' ? (
            <span key="text" className={css.none}>
              {message.media.length > 0 ? 'image' : 'no text'}
            </span>
          ) : (
            <Highlighted key="text" text={message.body.slice(0, 400)} marks={[]} />
          ),
        ]
  return (
    <div role="presentation" className={css.line}>
      {['note', 'time', 'from', 'to', 'text'].map((column, index) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table.
        // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus.
        <span role="gridcell" key={column}>
          {cells[index]}
        </span>
      ))}
    </div>
  )
}
