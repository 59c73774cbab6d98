import { FolderInput } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Source } from '../../../shared/contract/source.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { type Column, Table } from '../../components/Table.tsx'
import { TextField } from '../../components/TextField.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useWhyNot } from '../../store/session.ts'
import { SourceDetail, type SourcePart } from './detail/SourceDetail.tsx'
import { FailedImports, RunningImport } from './jobs/ImportJobs.tsx'
import { Unfinished } from './jobs/Unfinished.tsx'
import css from './Sources.module.css'
import { fits } from './source-filter.ts'

/** A table of more is for narrowing, not for reading. */
const most = 300
/** As many are found by eye. */
const few = 12

/** Every served file, its ledger, and what was not taken. */
export function Sources({ source, part }: { source: number | null; part: SourcePart | null }) {
  const { data, error } = useCall('source.list', {}, ['messages', 'tags', 'attributions'])
  const [text, setText] = useState('')
  const { go, amend } = useRoutes()
  const whyNot = useWhyNot('import')
  const scroll = useRef<HTMLDivElement>(null)
  const known = data !== null
  const rows = useMemo(
    () => ({
      focus: () => {
        const table = scroll.current
        const row = table?.querySelector('[aria-current]') ?? table?.querySelector('tbody [tabindex]')
        if (row instanceof HTMLElement) row.focus()
      },
    }),
    [],
  )
  useFocusOnEntry(useRef(rows), known)
  // The list gives way to what is shown under it: the row stays in sight.
  useEffect(() => {
    if (known && source !== null) {
      scroll.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
    }
  }, [source, known])
  const zone = usePreferences((preferences) => preferences.zone)
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  const { sources } = data
  const button = whyNot === null && (
    <Button look="primary" icon={FolderInput} keys="mod+i" onClick={() => go({ screen: 'import' })}>
      Import a file…
    </Button>
  )
  const chosen = sources.find(({ id }) => id === source)
  const found = sources.filter((each) => fits(each, text))
  return (
    <div className={cx('page-sheet', css.page)}>
      <header className={css.head}>
        <h2>Sources</h2>
        {sources.length > few && (
          <TextField
            label="Find a source"
            labelHidden
            placeholder="Name, archive, exhibit, tranche, withdrawn"
            className={css.find}
            value={text}
            onValue={setText}
          />
        )}
        <RunningImport />
        {sources.length > 0 && button}
      </header>
      {whyNot === null && <Unfinished />}
      <FailedImports />
      {sources.length === 0 ? (
        <EmptyState icon={FolderInput} title="No file is in the case yet" action={button}>
          {whyNot === null
            ? 'Import a file of messages: its rows, images and rejected rows are listed here.'
            : 'An administrator or a supervisor imports files.'}
        </EmptyState>
      ) : (
        <div ref={scroll} className={cx(css.scroll, chosen !== undefined && css.beside)}>
          <Table
            caption="Served files"
            captionHidden
            rows={found.slice(0, most)}
            rowKey={({ id }) => id}
            isCurrent={({ id }) => id === source}
            onOpen={({ id }) => amend({ screen: 'sources', source: id })}
            empty="No source is like that."
            columns={columns(zone)}
          />
          {found.length > most && (
            <p className={css.hint}>
              {grouped(most)} of {grouped(found.length)} are shown: narrow them above.
            </p>
          )}
        </div>
      )}
      {chosen !== undefined && <SourceDetail key={chosen.id} source={chosen} sources={sources} part={part} />}
    </div>
  )
}

function columns(zone: 'UTC' | 'Europe/London'): Column<Source>[] {
  const count = (id: 'read' | 'stored' | 'rejected' | 'known', title: string): Column<Source> => ({
    id,
    title,
    align: 'end',
    cell: (source) => grouped(source[id]),
    sort: (source) => source[id],
  })
  return [
    {
      id: 'name',
      title: 'File',
      cell: (source) => <Name source={source} />,
      sort: ({ name }) => name,
    },
    { id: 'exhibit', title: 'Exhibit', cell: ({ exhibit }) => exhibit, sort: ({ exhibit }) => exhibit },
    { id: 'tranche', title: 'Tranche', cell: ({ tranche }) => tranche, sort: ({ tranche }) => tranche },
    count('read', 'Rows read'),
    count('stored', 'Stored'),
    {
      ...count('rejected', 'Rejected'),
      cell: ({ rejected, recovered }) =>
        recovered === 0 ? grouped(rejected) : `${grouped(rejected)} (${grouped(recovered)} came in)`,
    },
    count('known', 'Known'),
    { id: 'images', title: 'Images', align: 'end', cell: ({ imagesFound }) => grouped(imagesFound) },
    {
      id: 'zone',
      title: 'Zone',
      cell: ({ zone: declared, firstAt }) => declared || (firstAt === null ? 'no times' : 'none declared'),
    },
    {
      id: 'added',
      title: `Imported (${zone === 'UTC' ? 'UTC' : 'London'})`,
      cell: ({ addedAt }) => <TimeText utc={addedAt} zone={zone} withZone={false} />,
      sort: ({ addedAt }) => addedAt,
    },
    { id: 'by', title: 'By', cell: ({ addedBy }) => addedBy },
  ]
}

/** A file's name, the archive and sheet it lies in, and in a word whether it still counts. */
function Name({ source }: { source: Source }) {
  const { name, sheet, archive, withdrawn, supersededBy } = source
  const shown = <bdi className={withdrawn === null ? undefined : css.withdrawn}>{name}</bdi>
  const place = [sheet, archive === null ? null : `in ${archive}`].filter((part) => part !== null).join(', ')
  return (
    <span className={css.name} title={place === '' ? name : `${name}, ${place}`}>
      {shown}
      {withdrawn !== null && <em className={css.word}> withdrawn</em>}
      {supersededBy !== null && <em className={css.note}> has a later version</em>}
      {place !== '' && <bdi className={css.place}> {place}</bdi>}
    </span>
  )
}
