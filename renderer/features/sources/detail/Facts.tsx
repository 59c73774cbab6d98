import type { ReactNode } from 'react'
import type { Source } from '../../../../shared/contract/source.ts'
import { type Encoding, encodingNames, type Format, formatNames } from '../../../../shared/domain/dialect.ts'
import { directionsInWords } from '../../../../shared/domain/direction.ts'
import { fields } from '../../../../shared/domain/mapping.ts'
import { Hash } from '../../../components/Hash.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { TimeText } from '../../../components/TimeText.tsx'
import { CoverageText } from '../../../lists/CoverageText.tsx'
import { usePreferences } from '../../../store/preferences.ts'
import { shortName } from '../form/field-groups.ts'
import { Equation } from '../jobs/Equation.tsx'
import css from '../Sources.module.css'

interface Props {
  source: Source
  /** Other sources, to name the earlier and the later version. */
  sources: readonly Source[]
  onOpen: (source: number) => void
}

/** Where a source came from, how it was read, and what became of its rows. */
export function Facts({ source, sources, onOpen }: Props) {
  const zone = usePreferences((preferences) => preferences.zone)
  const mapped = fields.flatMap((field) => {
    const column = source.mapping.columns[field]
    return column === undefined ? [] : [`${shortName(field)} from ${column}`]
  })
  const other = (id: number | null) => {
    const found = sources.find((each) => each.id === id)
    return (
      found !== undefined && (
        <button type="button" className={css.link} onClick={() => onOpen(found.id)}>
          <bdi>{found.name}</bdi>
        </button>
      )
    )
  }
  const facts: [string, ReactNode][] = [
    [
      'Ledger',
      <span key="ledger">
        <Equation {...source} />
        {source.recovered > 0 &&
          `; ${grouped(source.recovered)} of the rejected came in when they were tried again`}
      </span>,
    ],
  ]
  if (source.supersedes !== null) {
    facts.push([
      'Earlier version',
      <span key="earlier">
        {other(source.supersedes)}; {grouped(source.known)} of its rows are here word for word,{' '}
        {grouped(source.different)} with other content
      </span>,
    ])
  }
  if (source.supersededBy !== null) facts.push(['Later version', other(source.supersededBy)])
  if (source.archive !== null) {
    facts.push([
      'In archive or folder',
      <span key="archive">
        <bdi>{source.archive}</bdi>
        {source.archiveSha256 !== null && (
          <>
            , SHA-256 <Hash value={source.archiveSha256} what="SHA-256 of the archive" />
          </>
        )}
      </span>,
    ])
  }
  if (source.sheet !== null) facts.push(['Sheet or query', <bdi key="sheet">{source.sheet}</bdi>])
  facts.push(
    ['SHA-256', <Hash key="hash" value={source.sha256} what="SHA-256" head={0} tail={0} />],
    [
      'Size',
      [`${grouped(source.bytes)} bytes`, formatName(source.format), encodingName(source.encoding)]
        .filter((part) => part !== null)
        .join(', '),
    ],
    [
      'Times',
      source.firstAt === null ? (
        'none that could be read'
      ) : (
        <span key="times">
          {source.zone === '' ? 'no zone declared' : `declared zone ${source.zone}`}; from{' '}
          <TimeText utc={source.firstAt} zone={zone} withZone={false} /> to{' '}
          <TimeText utc={source.lastAt} zone={zone} />
        </span>
      ),
    ],
    [
      'Mapping',
      `${source.mappingName}: ${[...mapped, ...directionsInWords(source.mapping.directionWords)].join(', ')}`,
    ],
    ['Kept columns', source.keptColumns.join(', ') || 'none'],
    ['Images', `${grouped(source.imagesFound)} found, ${grouped(source.imagesMissing)} named but not served`],
    ['Seen', <CoverageText key="seen" of={{ of: { kind: 'source', source: source.id } }} />],
    ['Exhibit', source.exhibit || 'not said'],
    ['Supplier', source.supplier || 'not said'],
    ['Tranche', source.tranche || 'not said'],
    ['Continuity', source.continuity || 'not said'],
  )
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The contract gives codes, of which a case of another build may have some that this one does not name. */
const encodingName = (encoding: string | null): string | null =>
  encoding !== null && encoding in encodingNames ? encodingNames[encoding as Encoding] : encoding

const formatName = (format: string): string =>
  format in formatNames ? formatNames[format as Format] : format
