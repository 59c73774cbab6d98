import { type FormEvent, useMemo, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { Progress } from '../../components/Progress.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useJobs } from '../../store/jobs.ts'
import { useNotice } from '../../store/notice.ts'
import { useWhyNot } from '../../store/session.ts'
import css from './Twins.module.css'
import { toleranceOf } from './texts.ts'

/** Matches all rows anew under another tolerance; what persons decided stays. */
export function MatchAgain({ toleranceMs, rows }: { toleranceMs: number; rows: number }) {
  const [text, setText] = useState(String(toleranceMs / 1000))
  const field = useRef<HTMLInputElement>(null)
  const whyNot = useWhyNot('import')
  const attempt = useNotice((notice) => notice.attempt)
  const job = useJobs(({ jobs }) =>
    [...jobs.values()].find(({ kind, finishedAt }) => kind === 'twins' && finishedAt === null),
  )
  const tolerance = toleranceOf(text)
  const allowed = whyNot === null
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'twins.again',
          title: 'Match twins again with another tolerance…',
          group: 'Twins and gaps',
          keys: 't',
          when: () => allowed,
          run: () => field.current?.select(),
        },
      ],
      [allowed],
    ),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tolerance !== null) void attempt(() => call('twin.start', { toleranceMs: tolerance }))
  }
  if (whyNot !== null) return <p className={css.hint}>Matching again is part of importing. {whyNot}</p>
  if (job !== undefined) {
    return (
      <Progress
        label={job.title}
        step={job.state === 'queued' ? 'waits for its turn' : job.step}
        done={job.done}
        total={job.total}
        unit={job.unit}
        rate={job.rate}
        left={job.left}
        onCancel={job.cancellable ? () => void attempt(() => call('job.cancel', { id: job.id })) : undefined}
      />
    )
  }
  return (
    <form className={css.again} onSubmit={submit}>
      <TextField
        ref={field}
        label="Tolerance, in seconds"
        hint="0 to 600. What persons joined or split stays as they decided."
        inputMode="decimal"
        value={text}
        onValue={setText}
        error={tolerance === null ? 'A number of seconds from 0 to 600.' : undefined}
      />
      <Button type="submit" keys="enter" disabled={tolerance === null || rows === 0}>
        Match again
      </Button>
    </form>
  )
}
