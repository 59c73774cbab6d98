import type { WatchList } from '../../../shared/contract/watch.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Progress } from '../../components/Progress.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useJobs } from '../../store/jobs.ts'
import { useNotice } from '../../store/notice.ts'
import { useWhyNot } from '../../store/session.ts'
import css from './WatchLists.module.css'

/** How far the lists have been run: a run under way, or terms that were not looked for yet. */
export function RunState({ list }: { list: WatchList }) {
  const { attempt } = useNotice.getState()
  const whyNot = useWhyNot('watch')
  const running = useJobs(({ jobs }) =>
    [...jobs.values()].find(({ kind, finishedAt }) => kind === 'watch' && finishedAt === null),
  )
  const failed = useJobs(({ jobs }) => {
    const last = [...jobs.values()].findLast(({ kind }) => kind === 'watch')
    return last?.state === 'failed' ? last.error : null
  })
  if (running !== undefined) {
    return (
      <div className={css.state}>
        <Progress
          label="Running the watch-lists"
          step={running.state === 'queued' ? 'waits for its turn' : running.step}
          done={running.done}
          total={running.total}
          unit={running.unit}
          rate={running.rate}
          left={running.left}
          onCancel={
            running.cancellable ? () => void attempt(() => call('job.cancel', { id: running.id })) : undefined
          }
        />
      </div>
    )
  }
  const run = (
    <Button
      keys="shift+r"
      disabled={whyNot !== null}
      onClick={() => void attempt(() => call('watch.run', { again: false }))}
    >
      Run the lists
    </Button>
  )
  if (failed != null) {
    return <Banner kind="error" message={failed.message} code={failed.code} actions={run} />
  }
  const open = list.terms - list.counted
  if (open === 0 || list.retired) return null
  return (
    <Banner
      kind="warning"
      message={`${grouped(open)} ${open === 1 ? 'term has' : 'terms have'} not been looked for in every row.`}
      advice={whyNot ?? 'Run the lists: what has been found stays, only the rest is looked for.'}
      actions={run}
    />
  )
}
