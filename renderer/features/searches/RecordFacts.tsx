import type { SearchRecord } from '../../../shared/contract/search-record.ts'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import css from './Searches.module.css'

/** What a search was read as, what was searched, what it found, who ran it and when. */
export function RecordFacts({ record }: { record: SearchRecord }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { scope, notIndexed, spellings, bySource } = record
  return (
    <>
      <dl className={css.facts}>
        <div>
          <dt>Read as</dt>
          <dd>
            <bdi>{record.meaning}</bdi>
          </dd>
        </div>
        {spellings.map(({ word, found, words }) => (
          <div key={word}>
            <dt>
              <bdi className="mono">{word}</bdi> stood for
            </dt>
            <dd>
              <bdi>{found.length === 0 ? 'no word of the index' : found.join(', ')}</bdi>
              {words > found.length && ` and ${grouped(words - found.length)} more`}
            </dd>
          </div>
        ))}
        <div>
          <dt>Found</dt>
          <dd>
            <RowsAndMessages rows={record.rows} messages={record.messages} />
          </dd>
        </div>
        <div>
          <dt>Searched</dt>
          <dd>
            {grouped(scope.rows - notIndexed)} rows of {grouped(scope.sources)}{' '}
            {scope.sources === 1 ? 'source' : 'sources'}
            {scope.withdrawn > 0 && `, ${grouped(scope.withdrawn)} withdrawn left out`}
            {notIndexed > 0 && (
              <strong className={css.warning}>
                {' '}
                · {grouped(notIndexed)} rows were not indexed yet and not searched
              </strong>
            )}
          </dd>
        </div>
        <div>
          <dt>Run by</dt>
          <dd>
            {record.account}, <TimeText utc={record.at} zone={zone} />, in {grouped(record.durationMs)} ms
          </dd>
        </div>
        <div>
          <dt>State of the case</dt>
          <dd>
            data version {grouped(record.dataVersion)} · dates read as{' '}
            {record.zone === 'Europe/London' ? 'London time' : record.zone}
          </dd>
        </div>
        <div>
          <dt>Digest of the hits</dt>
          <dd>
            <Hash value={record.digest} what="digest" />
            {!record.kept && (
              <span className={css.hint}>
                {' '}
                Too many hits to keep each: their digest and counts by source are.
              </span>
            )}
          </dd>
        </div>
      </dl>
      {bySource.length > 1 && (
        <Table
          caption="Found in"
          rows={bySource.slice(0, mostSources)}
          rowKey={({ source }) => source}
          columns={[
            {
              id: 'file',
              title: 'Source',
              cell: ({ file, sheet }) => <bdi>{sheet === null ? file : `${file}, ${sheet}`}</bdi>,
            },
            { id: 'tranche', title: 'Tranche', cell: ({ tranche }) => tranche },
            { id: 'exhibit', title: 'Exhibit', cell: ({ exhibit }) => exhibit },
            { id: 'rows', title: 'Rows', align: 'end', cell: ({ rows }) => grouped(rows) },
          ]}
        />
      )}
      {bySource.length > mostSources && (
        <p className={css.hint}>
          and {grouped(bySource.length - mostSources)} more sources: the disclosure record lists all.
        </p>
      )}
    </>
  )
}

const mostSources = 50
