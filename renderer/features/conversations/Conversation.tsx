import { MessagesSquare } from 'lucide-react'
import { useCallback, useEffectEvent, useMemo, useRef, useState } from 'react'
import { createStore } from 'zustand/vanilla'
import { dayKey } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { MessageBubbles, nearOf, tonesOf } from '../../lists/bubbles/MessageBubbles.tsx'
import { hitMarks } from '../../lists/bubbles/marks.ts'
import { breaksOf } from '../../lists/bubbles/talk.ts'
import { useReveal } from '../../lists/bubbles/useReveal.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useSelection } from '../../store/selection.ts'
import css from './Conversation.module.css'
import { ConversationHead } from './ConversationHead.tsx'
import { ConversationMap, type Sight } from './ConversationMap.tsx'
import { indexOf } from './hit-steps.ts'
import { useHitKeys } from './useHitKeys.ts'
import { useHitPositions } from './useHitPositions.ts'
import { useJumps } from './useJumps.ts'
import { useReadingPlace } from './useReadingPlace.ts'
import { useTalk } from './useTalk.ts'
import { useTextRange } from './useTextRange.ts'
import { useTwinStep } from './useTwinStep.ts'

export interface ConversationProps {
  conversation: number
  /** The message to stand on. */
  message: number | null
  /** The search that it was opened from: its hits are marked and stepped through. */
  hits: string | null
}

/** One conversation as bubbles, in time order, with everything that a reader does to a message a key away. */
export function Conversation({ conversation, message, hits }: ConversationProps) {
  const { data, error } = useCall('conversation.get', { id: conversation }, ['messages'])
  const list = useMessageList({ of: { kind: 'conversation', conversation } })
  const cursor = useMessageCursor(list)
  const bubbles = useRef<BigListHandle>(null)
  const focused = useSelection((selection) => selection.focused)
  const { go, amend, back } = useRoutes(({ ways }) => ways)
  const place = useReadingPlace(conversation, message, hits)
  const { keep: keepPlace } = place
  const keep = useCallback(
    (kept: number) => {
      amend({ screen: 'conversation', conversation, message: kept, ...(hits === null ? {} : { hits }) })
      keepPlace(kept)
    },
    [amend, conversation, hits, keepPlace],
  )
  /** A message from elsewhere is shown with what was said before and after it. */
  const { moveTo } = cursor
  const goTo = useCallback(
    (position: number) => {
      moveTo(position)
      bubbles.current?.scrollToIndex(position, 'center')
    },
    [moveTo],
  )
  usePlace(list, { ...cursor, moveTo: goTo }, { message: place.message, at: null }, keep, place.ready)
  useFocusOnEntry(bubbles, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)
  useUnreadKeys(list, cursor.active, goTo)
  const positions = useHitPositions(list, hits)
  useHitKeys(positions, cursor.active, goTo)
  const talk = useTalk(list, data)
  const { toBreak } = useJumps(list, talk, cursor.active, goTo)
  const breaks = useMemo(() => (talk === undefined ? [] : breaksOf(talk)), [talk])
  const row = cursor.active === null ? undefined : list.get(cursor.active)
  const onTwin = useTwinStep(list, row, goTo)
  const actions = useMemo(() => ({ onTwin, onAddress: () => showInspector() }), [onTwin])
  const onDay = useCallback(
    (at: number) => go({ screen: 'day', day: dayKey(at, usePreferences.getState().zone) }),
    [go],
  )
  const people = data?.participants
  const tones = useMemo(() => tonesOf(people ?? []), [people])
  const [sight] = useState(() => createStore<Sight>(() => ({ first: 0, last: 0 })))
  const onVisible = useCallback((first: number, last: number) => sight.setState({ first, last }), [sight])
  const { viewer, reveal } = useReveal(row)
  const marksOf = useMemo(() => (hits === null ? undefined : hitMarks(hits)), [hits])
  const onHit = positions !== null && cursor.active !== null && indexOf(positions, cursor.active) >= 0

  const leave = useEffectEvent(() => {
    if (useSelection.getState().chosen.length > 0 && cursor.active !== null) cursor.moveTo(cursor.active)
    else back()
  })
  const leaving = useMemo<Command[]>(
    () => [
      {
        id: 'conversation.leave',
        title: 'Choose one row only; then: back to where one came from',
        group: 'List',
        keys: 'escape',
        keyOnly: true,
        run: () => leave(),
      },
    ],
    [],
  )
  useCommands(leaving)
  // After the one above: Escape lets go of marked text before anything else.
  useTextRange(focused, moveTo)

  return (
    <div className={cx('page-filled', css.page)}>
      <ConversationHead
        conversation={data}
        list={list}
        cursor={cursor}
        hits={hits === null ? null : { text: hits, positions }}
        talk={talk}
        onBreak={toBreak}
        onPosition={(position) => {
          goTo(position)
          bubbles.current?.focus()
        }}
      />
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      <div className={css.body}>
        <MessageBubbles
          ref={bubbles}
          label="Conversation"
          list={list}
          cursor={cursor}
          near={nearOf(data?.participants ?? [])}
          tones={tones}
          talk={talk}
          actions={actions}
          onDay={onDay}
          onVisible={onVisible}
          marksOf={marksOf}
          current={onHit ? (row?.id ?? null) : null}
          onOpen={({ media }) => {
            if (media.length > 0) reveal()
          }}
          empty={
            <EmptyState icon={MessagesSquare} title="Nothing in this conversation">
              Its rows were not found in this case.
            </EmptyState>
          }
        />
        {list.open !== null && list.open.rows > 1 && (
          <ConversationMap
            set={list.open.set}
            rows={list.open.rows}
            hits={positions}
            breaks={breaks}
            active={cursor.active}
            sight={sight}
            onShow={(position) => bubbles.current?.scrollToIndex(position, 'center')}
            onPosition={goTo}
          />
        )}
      </div>
      {viewer}
    </div>
  )
}

/** The address of the focused row stands at the top of the inspector. */
function showInspector(): void {
  const { inspector, toggleInspector } = usePreferences.getState()
  if (!inspector) toggleInspector()
}
