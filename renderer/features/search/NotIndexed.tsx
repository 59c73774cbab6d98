import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useJobs } from '../../store/jobs.ts'
import { useNotice } from '../../store/notice.ts'

/** Rows that a search did not reach: because the index is being built, or because its building has ended too early. */
export function NotIndexed({ rows }: { rows: number }) {
  const jobs = useJobs((state) => state.jobs)
  const attempt = useNotice((notice) => notice.attempt)
  const builds = [...jobs.values()].filter(({ kind }) => kind === 'index' || kind === 'import')
  const working = builds.some(({ state }) => state === 'queued' || state === 'running')
  const failed = builds.findLast(({ kind, state }) => kind === 'index' && state === 'failed')
  if (working) {
    return (
      <Banner
        kind="info"
        message={`${grouped(rows)} rows are still being indexed`}
        advice="What is shown is found among the rows indexed so far. The search runs again when they are all in."
      />
    )
  }
  return (
    <Banner
      kind="warning"
      message={`${grouped(rows)} rows are not in the search index: this count is without them`}
      advice={failed?.error?.message ?? 'The index is incomplete; it can be built from the case at any time.'}
      actions={<Button onClick={() => void attempt(() => call('index.build', {}))}>Index them</Button>}
    />
  )
}
