import { Quote, UserCheck, UsersRound } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { NearNames } from '../../components/NearNames.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Tabs } from '../../components/Tabs.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { CoverageText } from '../../lists/CoverageText.tsx'
import { HandleDialog } from '../../lists/HandleDialog.tsx'
import { searchHandles } from '../../lists/search-handles.ts'
import { useCitations } from '../../store/citations.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { Attributions } from './Attributions.tsx'
import { Contacts } from './Contacts.tsx'
import { HandleDays } from './HandleDays.tsx'
import { HandleMessages } from './HandleMessages.tsx'
import { HandleStateMark } from './HandleStateMark.tsx'
import css from './Handles.module.css'
import { ProposeDialog } from './ProposeDialog.tsx'

interface Props {
  handle: number
  /** The attribution that a person came for; it stands first. */
  attribution: number | null
  /** The message that a person came for; null: the ledger is shown. */
  message: number | null
  /** Of its messages, those with this handle only; null: with anyone. */
  other: number | null
}

/** A handle's page: who it is said to be and why, when it was active, whom it talked to, what it said. */
export function Handle({ handle: id, attribution, message, other }: Props) {
  const { data, error } = useCall('handle.get', { id }, ['messages', 'attributions', 'people', 'reviews'])
  const [tab, setTab] = useState<'ledger' | 'messages'>(
    message === null && other === null ? 'ledger' : 'messages',
  )
  const [proposing, setProposing] = useState<Attribution | 'new' | null>(null)
  const [beside, setBeside] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const { go, amend, back } = useRoutes(({ ways }) => ways)
  const allowed = useMay('attribute')
  const cited = useCitations(({ items }) => items.length)
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'handle.propose',
        title: 'Propose who this handle is…',
        group: 'Handle',
        keys: 'mod+enter',
        icon: UserCheck,
        when: () => allowed,
        run: () => setProposing('new'),
      },
      {
        id: 'handle.messages',
        title: 'The messages of this handle',
        group: 'Handle',
        keys: 'shift+m',
        run: () => setTab('messages'),
      },
      {
        id: 'handle.beside',
        title: 'This handle beside another one…',
        group: 'Handle',
        keys: 'shift+o',
        icon: UsersRound,
        words: 'compare two side by side timeline',
        run: () => setBeside(true),
      },
      {
        id: 'handle.ledger',
        title: 'What speaks for and against',
        group: 'Handle',
        keys: 'shift+l',
        run: () => setTab('ledger'),
      },
      {
        id: 'handle.leave',
        title: 'Leave the handle',
        group: 'Handle',
        keys: 'escape',
        run: back,
      },
    ],
    [allowed, back],
  )
  useCommands(commands)
  const keep = useCallback(
    (kept: number) =>
      amend({ screen: 'handle', handle: id, message: kept, ...(other === null ? {} : { with: other }) }),
    [amend, id, other],
  )
  const narrow = useCallback(
    (to: number | null) => amend({ screen: 'handle', handle: id, ...(to === null ? {} : { with: to }) }),
    [amend, id],
  )
  const loaded = data !== null
  useEffect(() => {
    const here = page.current
    // A message that one comes back to has its list, which takes the focus itself.
    if (!loaded || message !== null || here === null || here.contains(document.activeElement)) return
    focusTab(here)
  }, [loaded, message])
  useEffect(() => {
    // A key that shows the other half takes the focus along from its tab.
    if (document.activeElement?.matches(`[role=tab]:not([id$="-${tab}"])`)) focusTab(page.current)
  }, [tab])
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  return (
    <div ref={page} className="page-sheet">
      <header className={css.head}>
        <h2>
          <HandleName name={data.name} />
        </h2>
        <HandleStateMark state={data.state} />
        <strong className={css.person}>{data.person?.name}</strong>
        <span className={css.total}>
          {grouped(data.sent)} rows sent, {grouped(data.received)} received
          <CoverageText of={{ of: { kind: 'handle', handle: id } }} before=" · " />
          {data.firstAt !== null && (
            <>
              {' '}
              · <TimeText utc={data.firstAt} zone={zone} withZone={false} /> to{' '}
              <TimeText utc={data.lastAt} zone={zone} />
            </>
          )}
        </span>
        <IconButton
          icon={UsersRound}
          label="Beside another handle"
          keys="shift+o"
          onClick={() => setBeside(true)}
        />
        {allowed ? (
          <Button look="primary" icon={UserCheck} keys="mod+enter" onClick={() => setProposing('new')}>
            Propose who it is…
          </Button>
        ) : (
          <span className={css.none}>A reviewer or a supervisor proposes who it is.</span>
        )}
      </header>
      <NearNames alike={data.alike} onOpen={(other) => go({ screen: 'handle', handle: other })} />
      {data.aliases.length > 0 && (
        <p>
          Also called: <bdi>{data.aliases.join(', ')}</bdi>
        </p>
      )}
      <HandleDays name={data.name} days={data.days} />
      <Tabs
        label="Handle"
        tabs={[
          { id: 'ledger', title: 'For and against', count: data.attributions.length },
          { id: 'messages', title: 'Messages', count: data.sent + data.received },
        ]}
        value={tab}
        onValue={setTab}
        className={cx(css.tabs, tab === 'ledger' && css.flow)}
      >
        {tab === 'messages' ? (
          <HandleMessages
            handle={id}
            contacts={data.contacts}
            other={other}
            onOther={narrow}
            message={message}
            onMessage={keep}
          />
        ) : (
          <div className={css.columns}>
            <Attributions attributions={data.attributions} shown={attribution} onRevise={setProposing} />
            <Contacts contacts={data.contacts} />
          </div>
        )}
      </Tabs>
      {allowed && (
        <p className={css.hint} role="status">
          <Quote size={12} aria-hidden />{' '}
          {cited === 0
            ? 'In any list, Shift+C cites the focused message for a proposal.'
            : `${cited} cited for the next proposal.`}
        </p>
      )}
      {beside && (
        <HandleDialog
          title="Beside which other handle?"
          search={searchHandles}
          onHandle={(chosen) => go({ screen: 'beside', handles: [id, chosen.id] })}
          onClose={() => setBeside(false)}
        />
      )}
      {proposing !== null && (
        <ProposeDialog
          handle={data}
          revises={proposing === 'new' ? null : proposing}
          onClose={() => setProposing(null)}
          onProposed={() => setTab('ledger')}
        />
      )}
    </div>
  )
}

const focusTab = (page: HTMLElement | null) =>
  page?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus({ preventScroll: true })
