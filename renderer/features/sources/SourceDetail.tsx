import { type ReactNode, useState } from 'react'
import type { Source } from '../../../shared/contract/import.ts'
import { fields } from '../../../shared/domain/mapping.ts'
import { Button } from '../../components/Button.tsx'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { ExportRejectsDialog } from './ExportRejectsDialog.tsx'
import { Rejects } from './Rejects.tsx'
import css from './Sources.module.css'

/** One served file: its facts, its ledger, its rejected rows. */
export function SourceDetail({ source }: { source: Source }) {
  const go = useRoutes((routes) => routes.go)
  const zone = usePreferences((preferences) => preferences.zone)
  const allowed = useMay('import')
  const [exporting, setExporting] = useState(false)
  const mapped = fields.flatMap((field) => {
    const column = source.mapping.columns[field]
    return column === undefined ? [] : [`${field} = ${column}`]
  })
  const facts: [string, ReactNode][] = [
    [
      'Ledger',
      `${grouped(source.read)} rows read = ${grouped(source.stored)} stored + ${grouped(source.rejected)} rejected`,
    ],
    ['SHA-256', <Hash key="hash" value={source.sha256} what="SHA-256" head={0} tail={0} />],
    ['Size', `${grouped(source.bytes)} bytes, ${source.format}, ${source.encoding}`],
    [
      'Times',
      source.firstAt === null ? (
        'none that could be read'
      ) : (
        <span key="times">
          declared zone {source.zone}; from <TimeText utc={source.firstAt} zone={zone} withZone={false} /> to{' '}
          <TimeText utc={source.lastAt} zone={zone} />
        </span>
      ),
    ],
    ['Mapping', `${source.mappingName}: ${mapped.join(', ')}`],
    ['Kept columns', source.keptColumns.join(', ') || 'none'],
    ['Images', `${grouped(source.imagesFound)} found, ${grouped(source.imagesMissing)} named but not served`],
    ['Exhibit', source.exhibit || 'not said'],
    ['Supplier', source.supplier || 'not said'],
    ['Continuity', source.continuity || 'not said'],
  ]
  return (
    <section aria-label={`Source ${source.name}`} className={css.detail}>
      <header className={css.head}>
        <h3>
          <bdi>{source.name}</bdi>
        </h3>
        <span className={css.actions}>
          <Button onClick={() => go({ screen: 'messages', of: { kind: 'source', source: source.id } })}>
            Show its rows
          </Button>
          {source.rejected > 0 && allowed && (
            <Button onClick={() => setExporting(true)}>Export rejected rows…</Button>
          )}
        </span>
      </header>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {source.rejected > 0 && <Rejects source={source} />}
      {exporting && <ExportRejectsDialog source={source} onClose={() => setExporting(false)} />}
    </section>
  )
}
