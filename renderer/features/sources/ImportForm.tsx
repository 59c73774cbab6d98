import { useState } from 'react'
import type { Preview } from '../../../shared/contract/import.ts'
import { type Mapping, mappingProblems } from '../../../shared/domain/mapping.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Split } from '../../components/Split.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { Findings } from './Findings.tsx'
import { FirstRows } from './FirstRows.tsx'
import css from './Import.module.css'
import { Provenance, type ProvenanceText } from './Provenance.tsx'
import { Questions } from './Questions.tsx'

/** The file's first rows beside what they will become, and the questions that only a person can answer. */
export function ImportForm({ first, onStarted }: { first: Preview; onStarted: (job: string) => void }) {
  const [mapping, setMapping] = useState<Mapping>(first.mapping)
  const [checked, setChecked] = useState(false)
  const [starting, setStarting] = useState(false)
  const [text, setText] = useState<ProvenanceText>({
    images: '',
    mappingName: first.recognised?.name ?? first.name,
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  const changed = JSON.stringify(mapping.dialect) !== JSON.stringify(first.mapping.dialect)
  // Under another encoding, delimiter or header row the file's columns are others: it is looked at again.
  const again = useCall('import.inspect', changed ? { path: first.path, mapping } : null)
  const preview = again.data ?? first
  const attempt = useNotice((notice) => notice.attempt)
  const go = useRoutes((routes) => routes.go)

  const problems = mappingProblems(mapping, preview.columns)
  if (!checked)
    problems.push(
      'The encoding is not declared: look at the first rows and tick that they read as they should.',
    )
  if (again.error !== null) problems.unshift('The file cannot be read so: change it back, or see above.')
  const { count, exact } = preview.records
  const start = async () => {
    setStarting(true)
    await attempt(async () => {
      const { job } = await call('import.start', {
        path: first.path,
        images: text.images.trim() === '' ? null : text.images,
        mapping,
        mappingName: text.mappingName.trim() || first.name,
        supplier: text.supplier,
        exhibit: text.exhibit,
        continuity: text.continuity,
      })
      onStarted(job)
    })
    setStarting(false)
  }
  return (
    <div className={css.form}>
      {preview.already !== null && (
        <Banner
          kind="warning"
          message={`These bytes are in the case already, as ${preview.already.name}.`}
          advice={
            <>
              Imported <TimeText utc={preview.already.addedAt} zone="UTC" />. The same file is not imported
              twice.
            </>
          }
          actions={
            <Button onClick={() => go({ screen: 'sources', source: preview.already?.source ?? 0 })}>
              Show it
            </Button>
          }
        />
      )}
      {first.recognised !== null && (
        <Banner
          kind="info"
          message={`This header is known: the mapping “${first.recognised.name}” (version ${first.recognised.version}) is filled in. Check it.`}
        />
      )}
      {again.error !== null && <Banner kind="error" message={again.error.message} code={again.error.code} />}
      <Split
        name="import"
        label="First rows width"
        sized="second"
        initial={460}
        min={320}
        max={720}
        rest={320}
        className={css.split}
      >
        <FirstRows preview={preview} mapping={mapping} />
        <ColumnMapping preview={preview} mapping={mapping} onMapping={setMapping} />
      </Split>
      <div className={css.below}>
        <Questions
          preview={preview}
          mapping={mapping}
          onMapping={setMapping}
          checked={checked}
          onChecked={setChecked}
        />
        <Findings findings={preview.findings} />
        <Provenance text={text} onText={setText} />
      </div>
      <footer className={css.footer}>
        <p role="status" className={css.problem}>
          {problems[0] ?? ''}
          {problems.length > 1 && ` (and ${problems.length - 1} more)`}
        </p>
        <Button
          look="primary"
          disabled={problems.length > 0 || preview.already !== null || again.loading || starting}
          onClick={() => void start()}
        >
          Import {exact ? '' : 'about '}
          {grouped(count)} {count === 1 ? 'row' : 'rows'}
        </Button>
      </footer>
    </div>
  )
}
