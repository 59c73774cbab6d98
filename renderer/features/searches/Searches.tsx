import { FileDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { Split } from '../../components/Split.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { History } from './History.tsx'
import { Nothing } from './Nothing.tsx'
import { RecordView } from './RecordView.tsx'
import { Saved } from './Saved.tsx'
import { SavedView } from './SavedView.tsx'
import css from './Searches.module.css'

interface Props {
  /** The search whose record is shown; null: none yet. */
  search: string | null
  /** The saved search that is shown; null: the searches that were run are listed, not the saved ones. '' : none yet. */
  saved: string | null
}

/** Every search that was run in this case, what is kept of it, and the searches that were saved under a name. */
export function Searches({ search, saved }: Props) {
  const { amend } = useRoutes(({ ways }) => ways)
  const [exporting, setExporting] = useState(false)
  const allowed = useMay('export')
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'searches.export',
          title: 'Write a disclosure record of all searches…',
          group: 'Searches',
          keys: 'shift+x',
          icon: FileDown,
          when: () => allowed,
          run: () => setExporting(true),
        },
        {
          id: 'searches.history',
          title: 'Searches that were run',
          group: 'Searches',
          keys: 'r',
          run: () => amend({ screen: 'searches' }),
        },
        {
          id: 'searches.saved',
          title: 'Saved searches',
          group: 'Searches',
          keys: 'v',
          run: () => amend({ screen: 'searches', saved: '' }),
        },
      ],
      [allowed, amend],
    ),
  )
  const tab = saved === null ? 'history' : 'saved'
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h2>Searches</h2>
        {allowed && (
          <Button icon={FileDown} keys="shift+x" onClick={() => setExporting(true)}>
            Disclosure record…
          </Button>
        )}
      </header>
      <Split
        name="searches"
        label="Width of the list"
        sized="first"
        initial={600}
        min={320}
        max={900}
        rest={340}
      >
        <Tabs
          label="Searches"
          className={css.tabs}
          tabs={[
            { id: 'history', title: 'Run' },
            { id: 'saved', title: 'Saved' },
          ]}
          value={tab}
          onValue={(next) => amend({ screen: 'searches', ...(next === 'saved' ? { saved: '' } : {}) })}
        >
          {tab === 'history' ? (
            <History shown={search} onShow={(shown) => amend({ screen: 'searches', search: shown })} />
          ) : (
            <Saved name={saved ?? ''} onShow={(name) => amend({ screen: 'searches', saved: name })} />
          )}
        </Tabs>
        {tab === 'saved' ? (
          saved === null || saved === '' ? (
            <Nothing what="saved search" />
          ) : (
            <SavedView key={saved} name={saved} />
          )
        ) : search === null ? (
          <Nothing what="search" />
        ) : (
          <RecordView key={search} search={search} />
        )}
      </Split>
      {exporting && <ExportDialog searches={null} onClose={() => setExporting(false)} />}
    </div>
  )
}
