import { useMemo, useState } from 'react'
import type { Source } from '../../../../shared/contract/source.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { TimeText } from '../../../components/TimeText.tsx'
import { usePreferences } from '../../../store/preferences.ts'
import { type Route, useRoutes } from '../../../store/route.ts'
import { useWhyNot } from '../../../store/session.ts'
import css from '../Sources.module.css'
import { Differences } from './Differences.tsx'
import { ExportRejectsDialog } from './ExportRejectsDialog.tsx'
import { Facts } from './Facts.tsx'
import { Rejects } from './Rejects.tsx'
import { Retry } from './Retry.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

export type SourcePart = NonNullable<Extract<Route, { screen: 'sources' }>['part']>

interface Props {
  source: Source
  sources: readonly Source[]
  part: SourcePart | null
}

/** One served file: its facts, its rejected rows, what differs from its earlier version, and what can be done about it. */
export function SourceDetail({ source, sources, part }: Props) {
  const { id, name, withdrawn } = source
  const { go, amend } = useRoutes(({ ways }) => ways)
  const zone = usePreferences((preferences) => preferences.zone)
  const whyNot = useWhyNot('import')
  const [dialog, setDialog] = useState<'export' | 'withdraw' | null>(null)
  const left = source.rejected - source.recovered
  const allowed = whyNot === null
  const commands = useMemo<Command[]>(() => {
    const show = (shown: SourcePart | null) =>
      amend({ screen: 'sources', source: id, ...(shown === null ? {} : { part: shown }) })
    return [
      {
        id: 'source.rows',
        title: 'Show the rows of this source',
        group: 'Sources',
        keys: 'shift+m',
        when: () => withdrawn === null,
        run: () => go({ screen: 'messages', of: { kind: 'source', source: id } }),
      },
      {
        id: 'source.facts',
        title: 'What is known of this source',
        group: 'Sources',
        keys: 'a',
        run: () => show(null),
      },
      {
        id: 'source.rejects',
        title: 'Its rejected rows',
        group: 'Sources',
        keys: 'r',
        when: () => left > 0,
        run: () => show('rejects'),
      },
      {
        id: 'source.differences',
        title: 'What differs from its earlier version',
        group: 'Sources',
        keys: 'd',
        when: () => source.different > 0,
        run: () => show('differences'),
      },
      {
        id: 'source.export',
        title: 'Export its rejected rows…',
        group: 'Sources',
        keys: 'e',
        when: () => allowed && left > 0,
        run: () => setDialog('export'),
      },
      {
        id: 'source.retry',
        title: 'Try its rejected rows again…',
        group: 'Sources',
        keys: 't',
        when: () => allowed && left > 0 && withdrawn === null,
        run: () => show('retry'),
      },
      {
        id: 'source.withdraw',
        title: withdrawn === null ? 'Withdraw this source…' : 'Reinstate this source…',
        group: 'Sources',
        keys: 'w',
        when: () => allowed,
        run: () => setDialog('withdraw'),
      },
    ]
  }, [id, go, amend, left, allowed, withdrawn, source.different])
  useCommands(commands)
  const leave = useMemo(() => () => amend({ screen: 'sources', source: id, part: 'rejects' }), [amend, id])
  if (part === 'retry' && allowed) {
    return (
      <section aria-label={`Rejected rows of ${name}, again`} className={css.detail}>
        <h3>
          Rejected rows of <bdi>{name}</bdi>, under a corrected mapping
        </h3>
        <Retry source={source} onLeave={leave} />
      </section>
    )
  }
  const shown = part === 'differences' || (part === 'rejects' && left > 0) ? part : 'facts'
  return (
    <section aria-label={`Source ${name}`} className={css.detail}>
      <header className={css.head}>
        <h3 className={withdrawn === null ? undefined : css.withdrawn}>
          <bdi>{name}</bdi>
        </h3>
        <span className={css.actions}>
          {withdrawn === null && (
            <Button
              keys="shift+m"
              onClick={() => go({ screen: 'messages', of: { kind: 'source', source: id } })}
            >
              Show its rows
            </Button>
          )}
          {left > 0 && allowed && (
            <>
              {withdrawn === null && (
                <Button keys="t" onClick={() => amend({ screen: 'sources', source: id, part: 'retry' })}>
                  Try rejected rows again…
                </Button>
              )}
              <Button keys="e" onClick={() => setDialog('export')}>
                Export rejected rows…
              </Button>
            </>
          )}
          {allowed && (
            <Button keys="w" onClick={() => setDialog('withdraw')}>
              {withdrawn === null ? 'Withdraw…' : 'Reinstate…'}
            </Button>
          )}
        </span>
      </header>
      {whyNot !== null && <p className={css.hint}>{whyNot}</p>}
      {withdrawn !== null && (
        <Banner
          kind="warning"
          message={`Withdrawn by ${withdrawn.account}: its rows are in no list, search or count.`}
          advice={
            <>
              <bdi>{withdrawn.reason}</bdi> · <TimeText utc={withdrawn.at} zone={zone} />
            </>
          }
        />
      )}
      <Tabs
        label="Source"
        tabs={[
          { id: 'facts', title: 'About' },
          { id: 'rejects', title: 'Rejected rows', count: left, disabled: left === 0 },
          {
            id: 'differences',
            title: 'Differences',
            count: source.different,
            disabled: source.different === 0,
          },
        ]}
        value={shown}
        onValue={(tab) => amend({ screen: 'sources', source: id, ...(tab === 'facts' ? {} : { part: tab }) })}
      >
        <div className={css.tab}>
          {shown === 'facts' && (
            <Facts
              source={source}
              sources={sources}
              onOpen={(other) => amend({ screen: 'sources', source: other })}
            />
          )}
          {shown === 'rejects' && <Rejects source={source} />}
          {shown === 'differences' && <Differences source={source} />}
        </div>
      </Tabs>
      {dialog === 'export' && <ExportRejectsDialog source={source} onClose={() => setDialog(null)} />}
      {dialog === 'withdraw' && <WithdrawDialog source={source} onClose={() => setDialog(null)} />}
    </section>
  )
}
