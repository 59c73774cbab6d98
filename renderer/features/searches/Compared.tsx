import type { Comparison } from '../../../shared/contract/search-record.ts'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import type { Difference } from './DifferenceList.tsx'
import css from './Searches.module.css'

interface Props {
  of: Comparison
  shown: Difference['which'] | null
  onShow: (difference: Difference | null) => void
}

const changes = {
  added: 'came since',
  withdrawn: 'withdrawn since',
  reinstated: 'counts again',
  'rows added': 'rejected rows came in',
  'indexed since': 'was not indexed yet',
} as const

const mostSources = 50

/** What a search finds now beside what it found then, source by source. */
export function Compared({ of, shown, onShow }: Props) {
  const { earlier, later, more, fewer, sources } = of
  const zone = usePreferences((preferences) => preferences.zone)
  const button = (which: Difference['which'], count: number | null, words: string) =>
    count !== null &&
    count > 0 && (
      <Button
        aria-pressed={shown === which}
        onClick={() =>
          onShow(shown === which ? null : { search: earlier.search, later: later.search, which })
        }
      >
        Show the {grouped(count)} {words}
      </Button>
    )
  return (
    <section aria-label="Comparison" className={css.compared}>
      <p role="status" className={css.summary}>
        {of.summary}
      </p>
      <p className={css.hint}>
        {grouped(earlier.rows)} rows on <TimeText utc={earlier.at} zone={zone} /> · {grouped(later.rows)} rows
        on <TimeText utc={later.at} zone={zone} />
        {later.notIndexed > 0 && ` · ${grouped(later.notIndexed)} rows are not indexed yet`}
      </p>
      {earlier.text !== later.text && (
        <p>
          Compared with <bdi className="mono">{later.text}</bdi>
        </p>
      )}
      <span className={css.actions}>
        {button('more', more, 'that are new')}
        {button('fewer', fewer, 'that are gone')}
      </span>
      {sources.length > 0 && (
        <Table
          caption="Sources of which the hits differ"
          captionHidden
          rows={sources.slice(0, mostSources)}
          rowKey={({ source }) => source}
          columns={[
            {
              id: 'file',
              title: 'Source',
              cell: ({ file, sheet }) => <bdi>{sheet === null ? file : `${file}, ${sheet}`}</bdi>,
            },
            { id: 'tranche', title: 'Tranche', cell: ({ tranche }) => tranche },
            {
              id: 'why',
              title: 'Why',
              cell: ({ why }) => (why === null ? 'tags or attributions changed' : changes[why]),
            },
            { id: 'earlier', title: 'Rows then', align: 'end', cell: ({ earlier: rows }) => grouped(rows) },
            { id: 'later', title: 'Rows now', align: 'end', cell: ({ later: rows }) => grouped(rows) },
          ]}
        />
      )}
      {sources.length > mostSources && (
        <p className={css.hint}>and {grouped(sources.length - mostSources)} more sources</p>
      )}
    </section>
  )
}
