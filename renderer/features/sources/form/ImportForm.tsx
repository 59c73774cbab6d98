import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { formatNames } from '../../../../shared/domain/dialect.ts'
import { type Mapping, mappingNameOf, needsZone } from '../../../../shared/domain/mapping.ts'
import { useCall } from '../../../api/useCall.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Split } from '../../../components/Split.tsx'
import { MappingsDialog } from '../mappings/MappingsDialog.tsx'
import { Already } from './Already.tsx'
import { BatchTable } from './BatchTable.tsx'
import { applied, type FileAnswer, importProblems, unanswered, withAllSamples } from './batch.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { EarlierQuestion } from './EarlierQuestion.tsx'
import { Findings } from './Findings.tsx'
import { FirstRows } from './FirstRows.tsx'
import css from './Form.module.css'
import { LaterVersion } from './LaterVersion.tsx'
import { OwnerField } from './OwnerField.tsx'
import { goToOpenQuestion } from './open-question.ts'
import { type Origin, Provenance, type ProvenanceText } from './Provenance.tsx'
import { Questions } from './Questions.tsx'
import { useStart } from './useStart.ts'

interface Props {
  /** Files that go in under one mapping; most often one. */
  files: readonly [Preview, ...Preview[]]
  /** What was said of the files of the form before. */
  origin: Origin
  /** The zone that was declared for them; null: there were none, or they needed none. */
  zoneBefore: string | null
  /** @param zone null: none was declared */
  onStarted: (jobs: readonly string[], origin: Origin, zone: string | null) => void
  /** Which of several forms this is, and ways out of it. */
  place?: ReactNode
}

/** The first rows beside what they will become, and the questions that only a person can answer. */
export function ImportForm({ files, origin, zoneBefore, onStarted, place }: Props) {
  const fresh = useMemo(() => files.filter(({ already }) => already === null), [files])
  const [first] = files
  const several = files.length > 1
  const [mapping, setMapping] = useState<Mapping>(first.mapping)
  const [checked, setChecked] = useState(false)
  const [answers, setAnswers] = useState<readonly FileAnswer[]>([])
  const [saved, setSaved] = useState<{ open: boolean; said: string }>({ open: false, said: '' })
  const [text, setText] = useState<ProvenanceText>({
    images: '',
    mappingName: first.recognised?.name ?? mappingNameOf(several ? fileName(first.path) : first.name),
    ...origin,
  })
  const changed = JSON.stringify(mapping.dialect) !== JSON.stringify(first.mapping.dialect)
  // Under another encoding, delimiter or header row the file's columns are others: it is looked at again.
  const { path, member, sheet } = first
  const again = useCall('import.inspect', changed ? { path, member, sheet, mapping } : null)
  const all = useMemo(() => (several ? withAllSamples(first, files) : first), [several, first, files])
  const preview = again.data ?? all
  const { start, starting } = useStart((jobs) =>
    onStarted(jobs, originOf(text), needsZone(mapping) ? mapping.zone : null),
  )

  const problems = importProblems(fresh, answers, mapping, preview.columns, checked)
  if (again.error !== null) problems.unshift('The file cannot be read so: change it back, or see above.')
  const ready = problems.length === 0 && fresh.length > 0 && !again.loading && !starting
  const form = useRef<HTMLDivElement>(null)
  const startButton = useRef<HTMLButtonElement>(null)
  // The hand is at the keys: the first thing to be answered is under them as soon as the file has been looked at.
  useEffect(() => {
    if (!goToOpenQuestion(form.current)) startButton.current?.focus()
  }, [])
  const begin = () => {
    if (!ready) return void goToOpenQuestion(form.current)
    const chosen = fresh.map((each, at) => ({ preview: each, answer: answers[at] ?? unanswered }))
    void start({ files: chosen, mapping, text })
  }
  useCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: begin reads what these are made of
    useMemo<Command[]>(
      () => [
        {
          id: 'import.start',
          title: `${several ? 'Import these files' : 'Import this file'}, or go to what is still to be answered`,
          group: 'Import',
          keys: 'mod+enter',
          run: begin,
        },
        {
          id: 'import.mappings',
          title: 'Saved mappings: apply, export, import…',
          group: 'Import',
          keys: 'mod+b',
          run: () => setSaved({ open: true, said: '' }),
        },
      ],
      [ready, several, mapping, text, answers],
    ),
  )
  const askOwner = mapping.columns.owner === undefined
  const needsOwner = askOwner && mapping.columns.direction !== undefined
  const one = answers[0] ?? unanswered
  const change = (part: Partial<FileAnswer>) =>
    setAnswers(([before = unanswered]) => [{ ...before, ...part }])
  return (
    <div ref={form} className={css.form}>
      <div className={css.formHead}>
        <h2>
          <bdi>{several ? `${grouped(files.length)} files` : first.name}</bdi>
        </h2>
        <span className={css.hint}>
          {formatNames[preview.format]}
          {!several && sheet !== null && (
            <>
              {' '}
              · {first.format === 'sqlite' ? '' : 'sheet '}
              <bdi>{sheet.slice(0, 200)}</bdi>
            </>
          )}
          {!several && first.format !== 'images' && ` · ${grouped(first.bytes)} bytes`}
        </span>
        {place}
        <Button keys="mod+b" onClick={() => setSaved({ open: true, said: '' })}>
          Saved mappings…
        </Button>
      </div>
      {several && <Already files={files} />}
      {first.recognised !== null && (
        <Banner
          kind="info"
          message={`This header is known: the mapping “${first.recognised.name}” (version ${first.recognised.version}) is filled in. Check it.`}
        />
      )}
      {saved.said !== '' && <Banner kind="info" message={saved.said} />}
      {again.error !== null && <Banner kind="error" message={again.error.message} code={again.error.code} />}
      {several ? (
        fresh.length > 0 && (
          <BatchTable
            previews={fresh}
            answers={answers}
            onAnswers={setAnswers}
            askOwner={askOwner}
            needsOwner={needsOwner}
          />
        )
      ) : (
        <Earlier preview={first} answer={one} onAnswer={(answer) => setAnswers([answer])} />
      )}
      <Split
        name="import"
        label="First rows width"
        sized="second"
        initial={520}
        min={320}
        max={720}
        rest={320}
        className={css.split}
      >
        <FirstRows preview={preview} mapping={mapping} />
        <ColumnMapping preview={preview} mapping={mapping} onMapping={setMapping} />
      </Split>
      <div className={css.below}>
        <div className={css.questions}>
          <Questions
            preview={preview}
            mapping={mapping}
            onMapping={setMapping}
            zoneBefore={zoneBefore}
            checked={checked}
            onChecked={setChecked}
          />
          {askOwner && !several && (
            <OwnerField
              preview={first}
              owner={one.owner}
              onOwner={(owner) => change({ owner })}
              needed={needsOwner}
            />
          )}
          {!several && first.earlier === null && (
            <LaterVersion
              preview={preview}
              supersedes={one.supersedes}
              onSupersedes={(supersedes) => change({ supersedes })}
            />
          )}
        </div>
        <Findings findings={preview.findings} of={several ? first.name : null} />
        <Provenance
          text={text}
          onText={setText}
          beside={first.format === 'images' ? null : member !== null}
        />
      </div>
      <footer className={css.footer}>
        <p role="status" className={css.problem}>
          {problems[0] ?? ''}
          {problems.length > 1 && ` (and ${problems.length - 1} more)`}
        </p>
        {problems.length > 0 && (
          <Button look="quiet" keys="mod+enter" onClick={begin}>
            Go there
          </Button>
        )}
        <Button
          ref={startButton}
          look="primary"
          keys={ready ? 'mod+enter' : undefined}
          disabled={!ready}
          onClick={begin}
        >
          {title(several ? fresh : [preview])}
        </Button>
      </footer>
      {saved.open && (
        <MappingsDialog
          onClose={() => setSaved({ open: false, said: '' })}
          onApply={(found) => {
            const { mapping: next, absent } = applied(found.mapping, mapping, preview.columns)
            setMapping(next)
            setText({ ...text, mappingName: found.name })
            const lacking = absent.length === 0 ? '' : ` The file lacks its columns ${absent.join(', ')}.`
            setSaved({
              open: false,
              said: `The mapping “${found.name}” (version ${found.version}) is filled in. Check it.${lacking}`,
            })
          }}
        />
      )}
    </div>
  )
}

function Earlier({
  preview: { earlier },
  answer,
  onAnswer,
}: {
  preview: Preview
  answer: FileAnswer
  onAnswer: (answer: FileAnswer) => void
}) {
  if (earlier === null) return null
  return (
    <EarlierQuestion
      earlier={earlier}
      supersedes={answer.supersedes}
      onSupersedes={(supersedes) => onAnswer({ ...answer, supersedes })}
    />
  )
}

/** 'Import 5,574 rows', 'Import 14 files'. */
function title(previews: readonly Preview[]): string {
  if (previews.length !== 1) return `Import ${grouped(previews.length)} files`
  const { count, exact } = previews[0]?.records ?? { count: 0, exact: true }
  return `Import ${exact ? '' : 'about '}${grouped(count)} ${count === 1 ? 'row' : 'rows'}`
}

const fileName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path

const originOf = ({ supplier, tranche, exhibit, continuity }: ProvenanceText): Origin => ({
  supplier,
  tranche,
  exhibit,
  continuity,
})
