import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp } from 'lucide-react'
import type { Conversation } from '../../../shared/contract/browse.ts'
import { dateTime } from '../../../shared/domain/time-display.ts'
import { Count } from '../../components/Count.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import type { Talk } from '../../lists/bubbles/talk.ts'
import { CoverageText } from '../../lists/CoverageText.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import type { MessageCursor } from '../../lists/useMessageCursor.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { ZoneButton } from '../../lists/ZoneButton.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Conversation.module.css'
import { indexOf, nextOf, previousOf } from './hit-steps.ts'

export interface ConversationHeadProps {
  conversation: Conversation | null
  list: MessageList
  cursor: MessageCursor
  hits: { readonly text: string; readonly positions: readonly number[] | null } | null
  talk: Talk | undefined
  onBreak: (way: 'next' | 'previous') => void
  onPosition: (position: number) => void
}

/** Participants shown by name; a larger group is shown by its own, with how many they are. */
const named = 6

/** Who takes part, how much there is, where one stands, and the hits one came for. */
export function ConversationHead(props: ConversationHeadProps) {
  const { conversation, list, cursor, hits, talk, onBreak, onPosition } = props
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const people = conversation?.participants ?? []
  return (
    <header className="page-bar">
      <h2 className={css.people}>
        {conversation !== null && (people.length === 0 || people.length > named) && (
          <HandleName name={conversation.name} />
        )}
        {people.length > named && <span className={css.quiet}> {grouped(people.length)} participants</span>}
        {(people.length > named ? [] : people).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && <span aria-hidden="true"> {people.length === 2 ? '⇄' : '·'} </span>}
            <button type="button" className={css.handle} onClick={() => go({ screen: 'handle', handle: id })}>
              <HandleName name={name} />
            </button>
          </span>
        ))}
      </h2>
      <span className={css.quiet}>
        <RowsAndMessages rows={list.open?.rows ?? null} messages={list.open?.messages ?? null} />
        <CoverageText of={list.open === null ? null : { set: list.open.set }} before=" · " />
        {conversation?.firstAt != null && conversation.lastAt != null && (
          <span className={css.span}>
            {' '}
            · {dateTime(conversation.firstAt, zone).slice(0, 10)} to{' '}
            {dateTime(conversation.lastAt, zone).slice(0, 10)}
          </span>
        )}
      </span>
      <span className={css.place}>
        {cursor.active !== null &&
          list.open !== null &&
          `row ${grouped(cursor.active + 1)} of ${grouped(list.open.rows)}`}
      </span>
      {hits !== null && (
        <HitSteps
          text={hits.text}
          positions={hits.positions}
          active={cursor.active}
          onPosition={onPosition}
        />
      )}
      {talk !== undefined && <Breaks talk={talk} onBreak={onBreak} />}
      <ZoneButton />
      <JumpToDate list={list} onPosition={onPosition} />
    </header>
  )
}

/** How often it falls silent, whose packs it lacks, and the way from one silence to the next. */
function Breaks({ talk, onBreak }: { talk: Talk; onBreak: ConversationHeadProps['onBreak'] }) {
  const missing = talk.packs.filter(({ rows }) => rows === 0)
  const names = missing.map(({ handle }) => talk.names.get(handle) ?? '')
  return (
    <span className={css.hits}>
      {missing.length > 0 && (
        <span className={css.quiet} title={`No pack is held of ${names.join(', ')}`}>
          {missing.length === talk.packs.length
            ? 'no pack of any end'
            : missing.length === 1
              ? `no pack of ${names[0]}`
              : `${missing.length} packs missing`}
        </span>
      )}
      {talk.gaps.length > 0 && (
        <>
          {missing.length > 0 && <span className={css.quiet}>·</span>}
          <span className={css.quiet} title="Stretches without rows: not proof of no contact">
            {grouped(talk.gaps.length)} {talk.gaps.length === 1 ? 'gap' : 'gaps'}
          </span>
          <IconButton
            icon={ChevronsUp}
            label="Gap before this"
            keys="["
            onClick={() => onBreak('previous')}
          />
          <IconButton icon={ChevronsDown} label="Next gap" keys="]" onClick={() => onBreak('next')} />
        </>
      )}
    </span>
  )
}

interface HitStepsProps {
  text: string
  positions: readonly number[] | null
  active: number | null
  onPosition: (position: number) => void
}

function HitSteps({ text, positions, active, onPosition }: HitStepsProps) {
  const at = positions === null || active === null ? -1 : indexOf(positions, active)
  const go = (way: typeof nextOf) => {
    const to = positions === null ? null : way(positions, active ?? -1)
    if (to !== null) onPosition(to)
  }
  return (
    <span className={css.hits} title={`Hits of the search: ${text}`}>
      {positions === null ? (
        'counting hits…'
      ) : (
        <span>
          {at >= 0 && `hit ${grouped(at + 1)} of `}
          <Count value={positions.length} unit="hits" />
        </span>
      )}
      <IconButton icon={ChevronUp} label="Previous hit" keys="shift+n" onClick={() => go(previousOf)} />
      <IconButton icon={ChevronDown} label="Next hit" keys="n" onClick={() => go(nextOf)} />
    </span>
  )
}
