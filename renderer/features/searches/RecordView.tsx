import { GitCompare, PencilLine, Play, Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Comparison } from '../../../shared/contract/search-record.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { SaveSearchDialog } from '../../lists/SaveSearchDialog.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { Branches } from './Branches.tsx'
import { Compared } from './Compared.tsx'
import { type Difference, DifferenceList } from './DifferenceList.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { NameDialog } from './NameDialog.tsx'
import { Opened } from './Opened.tsx'
import { RecordFacts } from './RecordFacts.tsx'
import css from './Searches.module.css'

/** What is kept of one search, and what can be done with it. */
export function RecordView({ search }: { search: string }) {
  const { data: record, error } = useCall('search.record', { search }, ['searches'])
  const [dialog, setDialog] = useState<'name' | 'export' | 'save' | null>(null)
  const [compared, setCompared] = useState<Comparison | null>(null)
  const [busy, setBusy] = useState(false)
  const [difference, setDifference] = useState<Difference | null>(null)
  const { go } = useRoutes(({ ways }) => ways)
  const mayExport = useMay('export')
  const maySave = useMay('tag')
  const text = record?.text
  const commands = useMemo<Command[]>(() => {
    if (text === undefined) return []
    const compare = (later: string | null) => {
      setBusy(true)
      setDifference(null)
      void useNotice
        .getState()
        .attempt(async () => setCompared(await call('search.compare', { search, later })))
        .finally(() => setBusy(false))
    }
    return [
      {
        id: 'searches.run',
        title: 'Run this search, to read its hits or to change it',
        group: 'Searches',
        keys: 'mod+enter',
        icon: Play,
        words: 'branch edit',
        run: () => go({ screen: 'search', text, parent: search }),
      },
      {
        id: 'searches.compare',
        title: 'Run it again and compare with what it found then',
        group: 'Searches',
        keys: 'c',
        icon: GitCompare,
        run: () => compare(null),
      },
      {
        id: 'searches.name',
        title: 'Name this search…',
        group: 'Searches',
        keys: 'n',
        icon: PencilLine,
        run: () => setDialog('name'),
      },
      {
        id: 'searches.save',
        title: 'Save it as a building block…',
        group: 'Searches',
        keys: 's',
        icon: Save,
        when: () => maySave,
        run: () => setDialog('save'),
      },
      {
        id: 'searches.exportOne',
        title: 'Write a disclosure record of this search…',
        group: 'Searches',
        keys: 'x',
        when: () => mayExport,
        run: () => setDialog('export'),
      },
    ]
  }, [search, text, go, mayExport, maySave])
  useCommands(commands)
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (record === null) return null
  const act = (id: string) => void commands.find((command) => command.id === id)?.run()
  const title = `Search ${record.number}`
  return (
    <section aria-label={title} className={css.record}>
      <header className={css.title}>
        <h3>
          {title}
          {record.name !== null && <bdi>: {record.name}</bdi>}
        </h3>
        <p className={css.query}>
          <bdi className="mono">{record.text === '' ? 'every row' : record.text}</bdi>
        </p>
        <span className={css.actions}>
          <Button icon={Play} keys="mod+enter" onClick={() => act('searches.run')}>
            Run or change
          </Button>
          <Button
            look="primary"
            icon={GitCompare}
            keys="c"
            disabled={busy}
            onClick={() => act('searches.compare')}
          >
            Compare with now
          </Button>
          <Button icon={PencilLine} keys="n" onClick={() => setDialog('name')}>
            Name…
          </Button>
          {maySave && (
            <Button icon={Save} keys="s" onClick={() => setDialog('save')}>
              Save…
            </Button>
          )}
          {mayExport && (
            <Button keys="x" onClick={() => setDialog('export')}>
              Export…
            </Button>
          )}
        </span>
      </header>
      {busy && (
        <p role="status" className={css.hint}>
          Running it again…
        </p>
      )}
      {compared !== null && !busy && (
        <Compared of={compared} shown={difference?.which ?? null} onShow={setDifference} />
      )}
      {difference !== null && (
        <DifferenceList
          key={JSON.stringify(difference)}
          of={difference}
          text={record.text}
          onClose={() => setDifference(null)}
        />
      )}
      <RecordFacts record={record} />
      <Opened record={record} />
      <Branches
        record={record}
        onCompare={(later) =>
          void useNotice.getState().attempt(async () => {
            setDifference(null)
            setCompared(await call('search.compare', { search, later }))
          })
        }
      />
      {dialog === 'name' && <NameDialog record={record} onClose={() => setDialog(null)} />}
      {dialog === 'save' && (
        <SaveSearchDialog text={record.text} name={record.name ?? ''} onClose={() => setDialog(null)} />
      )}
      {dialog === 'export' && <ExportDialog searches={[record]} onClose={() => setDialog(null)} />}
    </section>
  )
}
