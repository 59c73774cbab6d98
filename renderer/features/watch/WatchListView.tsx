import { useMemo, useState } from 'react'
import type { WatchList } from '../../../shared/contract/watch.ts'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Tabs } from '../../components/Tabs.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useWhyNot } from '../../store/session.ts'
import type { About } from './about.ts'
import { EditDialog } from './EditDialog.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { HandlesTable } from './HandlesTable.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { ListHead } from './ListHead.tsx'
import { RunState } from './RunState.tsx'
import { TermsTable } from './TermsTable.tsx'
import css from './WatchLists.module.css'

interface Props {
  list: WatchList
  about: About
  /** Null: of every term; left out: the terms are shown. */
  handlesOf: string | null | undefined
}

const tabs = [
  { id: 'terms', title: 'Terms' },
  { id: 'handles', title: 'Terms by handle' },
] as const

/** One list: what its terms found, a line a term or a line a term and handle. */
export function WatchListView({ list, about, handlesOf }: Props) {
  const [dialog, setDialog] = useState<'edit' | 'export' | 'history' | null>(null)
  const [since, setSince] = useState<number | null>(about.tranches[0]?.since ?? null)
  const ways = useRoutes((routes) => routes.ways)
  const allowed = useWhyNot('watch') === null
  const exports = useWhyNot('export') === null
  const { id, on, retired } = list
  const part = handlesOf === undefined ? 'terms' : 'handles'
  useCommands(
    useMemo<Command[]>(() => {
      const { attempt } = useNotice.getState()
      const group = 'Watch-lists'
      const show = (wanted: 'terms' | 'handles') =>
        ways.amend({ screen: 'watch', list: id, ...(wanted === 'terms' ? {} : { handlesOf: null }) })
      return [
        {
          id: 'watch.edit',
          title: 'Change this watch-list…',
          group,
          keys: 'e',
          when: () => allowed && !retired,
          run: () => setDialog('edit'),
        },
        {
          id: 'watch.export',
          title: 'Export this watch-list or its hits…',
          group,
          keys: 'mod+e',
          when: () => exports,
          run: () => setDialog('export'),
        },
        {
          id: 'watch.history',
          title: 'Versions of this watch-list',
          group,
          keys: 'v',
          run: () => setDialog('history'),
        },
        {
          id: 'watch.run',
          title: 'Run the watch-lists',
          group,
          keys: 'shift+r',
          when: () => allowed,
          run: () => void attempt(() => call('watch.run', { again: false })),
        },
        {
          id: 'watch.runAgain',
          title: 'Run the watch-lists again over the whole case',
          group,
          keys: 'shift+a',
          when: () => allowed,
          run: () => void attempt(() => call('watch.run', { again: true })),
        },
        {
          id: 'watch.mark',
          title: on ? 'Stop marking the terms of this list' : 'Mark the terms of this list',
          group,
          keys: 'l',
          when: () => !retired,
          run: () => void attempt(() => call('watch.show', { list: id, term: null, on: !on })),
        },
        {
          id: 'watch.retire',
          title: retired ? 'Take this watch-list into use again' : 'Retire this watch-list',
          group,
          keys: 'w',
          when: () => allowed,
          run: () => void attempt(() => call('watch.retire', { list: id, retired: !retired })),
        },
        { id: 'watch.terms', title: 'Its terms', group, keys: 't', run: () => show('terms') },
        { id: 'watch.handles', title: 'Its terms by handle', group, keys: 'b', run: () => show('handles') },
      ]
    }, [id, on, retired, allowed, exports, ways]),
  )
  return (
    <section aria-label={list.name} className={css.view}>
      <ListHead list={list} run={about.run} allowed={allowed} exports={exports} onDialog={setDialog} />
      <RunState list={list} />
      <Tabs
        label="What is shown"
        tabs={tabs}
        value={part}
        onValue={(shown) =>
          ways.amend({ screen: 'watch', list: id, ...(shown === 'terms' ? {} : { handlesOf: null }) })
        }
        className={css.tabs}
      >
        {part === 'terms' ? (
          <TermsTable list={list} tranches={about.tranches} since={since} onSince={setSince} />
        ) : (
          <HandlesTable
            list={list}
            term={handlesOf ?? null}
            tranches={about.tranches}
            since={since}
            onSince={setSince}
          />
        )}
      </Tabs>
      {dialog === 'edit' && (
        <EditDialog list={list} onClose={() => setDialog(null)} onSaved={() => setDialog(null)} />
      )}
      {dialog === 'export' && <ExportDialog list={list} since={since} onClose={() => setDialog(null)} />}
      {dialog === 'history' && <HistoryDialog list={list} onClose={() => setDialog(null)} />}
    </section>
  )
}
