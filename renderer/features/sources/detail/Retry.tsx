import { useEffect, useMemo, useRef, useState } from 'react'
import type { Source } from '../../../../shared/contract/source.ts'
import { encodingOf } from '../../../../shared/domain/dialect.ts'
import { directionReason, unknownDirectionIn } from '../../../../shared/domain/direction.ts'
import { type Mapping, mappingProblems, withoutIdleZone } from '../../../../shared/domain/mapping.ts'
import { call } from '../../../api/client.ts'
import { useCall } from '../../../api/useCall.ts'
import { useJob } from '../../../api/useJob.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Split } from '../../../components/Split.tsx'
import { useNotice } from '../../../store/notice.ts'
import { ColumnMapping } from '../form/ColumnMapping.tsx'
import css from '../form/Form.module.css'
import { Questions } from '../form/Questions.tsx'
import type { Sample } from '../form/question-props.ts'
import { JobFailure } from '../jobs/JobFailure.tsx'
import { JobProgress } from '../jobs/JobProgress.tsx'
import own from '../Sources.module.css'
import { Rejects } from './Rejects.tsx'

/** The rejected rows beside a mapping to be corrected: those that can be read under it come in. */
export function Retry({ source, onLeave }: { source: Source; onLeave: () => void }) {
  const left = source.rejected - source.recovered
  const [mapping, setMapping] = useState<Mapping>(source.mapping)
  const [checked, setChecked] = useState(false)
  const questions = useRef<HTMLDivElement>(null)
  useEffect(() => questions.current?.querySelector('select')?.focus(), [])
  const [started, setStarted] = useState<{ job: string; before: number } | null>(null)
  const attempt = useNotice((notice) => notice.attempt)
  // Rejected rows cannot be cut into cells before their mapping is right: there are no sample values.
  const sample = useMemo<Sample>(
    () => ({ columns: source.columns, rows: [], rejects: [], samples: [], findings: [] }),
    [source.columns],
  )
  const directions = useUnknownDirections(source)
  const problems = mappingProblems(mapping, source.columns)
  const sameEncoding = encodingOf(mapping.dialect) === encodingOf(source.mapping.dialect)
  if (!sameEncoding && !checked) {
    problems.push('The encoding is not declared: tick that it is the one of these rows.')
  }
  const ready = problems.length === 0 && left > 0
  const begin = () =>
    void attempt(async () => {
      const { job } = await call('source.retry', { source: source.id, mapping: withoutIdleZone(mapping) })
      setStarted({ job, before: source.recovered })
    })
  useCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: begin reads what these are made of
    useMemo<Command[]>(
      () => [
        {
          id: 'retry.start',
          title: 'Try the rejected rows again',
          group: 'Sources',
          keys: 'mod+enter',
          when: () => ready,
          run: begin,
        },
        {
          id: 'retry.leave',
          title: 'Leave the rejected rows as they are',
          group: 'Sources',
          keys: 'alt+up',
          run: onLeave,
        },
      ],
      [ready, mapping, source, onLeave],
    ),
  )
  return (
    <div className={css.form}>
      {started !== null && (
        <RetryJob job={started.job} recovered={source.recovered - started.before} left={left} />
      )}
      <Split
        name="retry"
        label="Rejected rows width"
        sized="second"
        initial={420}
        min={320}
        max={640}
        rest={320}
        className={css.split}
      >
        <div className={own.pane}>
          <Rejects source={source} />
        </div>
        <ColumnMapping preview={sample} mapping={mapping} onMapping={setMapping} />
      </Split>
      <div ref={questions} className={own.retry}>
        <Questions
          again
          preview={sample}
          mapping={mapping}
          onMapping={setMapping}
          directions={directions}
          checked={sameEncoding ? null : checked}
          onChecked={setChecked}
        />
      </div>
      <footer className={css.footer}>
        <p role="status" className={css.problem}>
          {problems[0] ?? ''}
        </p>
        <Button keys="alt+up" onClick={onLeave}>
          Leave them
        </Button>
        <Button look="primary" keys="mod+enter" disabled={!ready} onClick={begin}>
          Try {grouped(left)} {left === 1 ? 'row' : 'rows'} again
        </Button>
      </footer>
    </div>
  )
}

/** Most rejected rows that one call gives: a column of directions has all its words among them, or is none. */
const looked = 500
const none: readonly string[] = []

/** The words for which rows of this source were rejected since they say neither in nor out. */
function useUnknownDirections({ id, reasons }: Source): readonly string[] {
  const some = reasons.some(({ reason }) => reason === directionReason)
  const params = { source: id, reason: directionReason, from: 0, count: looked }
  const { data } = useCall('source.rejects', some ? params : null, ['messages'])
  return useMemo(
    () =>
      data === null
        ? none
        : [...new Set(data.rejects.flatMap(({ detail }) => unknownDirectionIn(detail) ?? []))],
    [data],
  )
}

function RetryJob({ job: id, recovered, left }: { job: string; recovered: number; left: number }) {
  const job = useJob(id)
  if (job === undefined) return null
  if (job.finishedAt === null) return <JobProgress job={job} />
  if (job.state !== 'done') return <JobFailure job={job} />
  return (
    <p role="status">
      <strong>{grouped(recovered)}</strong> {recovered === 1 ? 'row' : 'rows'} came in,{' '}
      <strong>{grouped(left)}</strong> {left === 1 ? 'is' : 'are'} still rejected.
    </p>
  )
}
