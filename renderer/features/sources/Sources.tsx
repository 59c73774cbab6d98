import { FolderInput } from 'lucide-react'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { ImportJobs } from './ImportJobs.tsx'
import { SourceDetail } from './SourceDetail.tsx'
import css from './Sources.module.css'

/** Every served file, its ledger, and what was not taken. */
export function Sources({ source }: { source: number | null }) {
  const { data, error } = useCall('source.list', {}, ['messages'])
  const { go, amend } = useRoutes()
  const allowed = useMay('import')
  const zone = usePreferences((preferences) => preferences.zone)
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  const button = allowed && (
    <Button look="primary" icon={FolderInput} keys="mod+i" onClick={() => go({ screen: 'import' })}>
      Import a file…
    </Button>
  )
  const chosen = data.sources.find(({ id }) => id === source)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h2>Sources</h2>
        {data.sources.length > 0 && button}
      </header>
      <ImportJobs />
      {data.sources.length === 0 ? (
        <EmptyState icon={FolderInput} title="No file has been imported" action={button}>
          {allowed
            ? 'Import a file of messages: its rows, images and rejected rows are listed here.'
            : 'An administrator or a supervisor imports files.'}
        </EmptyState>
      ) : (
        <div className={css.scroll}>
          <Table
            caption="Served files"
            captionHidden
            rows={data.sources}
            rowKey={({ id }) => id}
            onOpen={({ id }) => amend({ screen: 'sources', source: id })}
            columns={[
              {
                id: 'name',
                title: 'File',
                cell: ({ name, id }) => <bdi>{id === source ? <strong>{name}</strong> : name}</bdi>,
                sort: ({ name }) => name,
              },
              {
                id: 'exhibit',
                title: 'Exhibit',
                cell: ({ exhibit }) => exhibit,
                sort: ({ exhibit }) => exhibit,
              },
              {
                id: 'read',
                title: 'Rows read',
                align: 'end',
                cell: ({ read }) => grouped(read),
                sort: ({ read }) => read,
              },
              {
                id: 'stored',
                title: 'Stored',
                align: 'end',
                cell: ({ stored }) => grouped(stored),
                sort: ({ stored }) => stored,
              },
              {
                id: 'rejected',
                title: 'Rejected',
                align: 'end',
                cell: ({ rejected }) => grouped(rejected),
                sort: ({ rejected }) => rejected,
              },
              {
                id: 'images',
                title: 'Images',
                align: 'end',
                cell: ({ imagesFound }) => grouped(imagesFound),
              },
              { id: 'zone', title: 'Zone', cell: ({ zone: declared }) => declared || 'no times' },
              {
                id: 'added',
                title: 'Imported',
                cell: ({ addedAt }) => <TimeText utc={addedAt} zone={zone} withZone={false} />,
                sort: ({ addedAt }) => addedAt,
              },
              { id: 'by', title: 'By', cell: ({ addedBy }) => addedBy },
            ]}
          />
        </div>
      )}
      {chosen !== undefined && <SourceDetail key={chosen.id} source={chosen} />}
    </div>
  )
}
