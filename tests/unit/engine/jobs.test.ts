import { expect, test } from 'vitest'
import { Jobs } from '../../../electron/engine/host/jobs.ts'
import type { JobSpec } from '../../../electron/engine/seat.ts'
import type { JobOutcome } from '../../../electron/engine/seat-wire.ts'
import { accountId } from '../../../shared/domain/ids.ts'

const actor = { account: accountId.parse(1), name: 'p.mason', role: 'administrator' } as const
const retry = (source: number): JobSpec => ({
  kind: 'retry',
  params: { source, mapping: {} } as Extract<JobSpec, { kind: 'retry' }>['params'],
  actor,
})

test('what follows from several jobs is done once after the last of them, and again when more comes', async () => {
  const ran: string[] = []
  const jobs = new Jobs(
    async (_access, spec, _cancel, listener): Promise<JobOutcome> => {
      ran.push(spec.kind)
      await Promise.resolve()
      if (spec.kind === 'retry') {
        listener.follow({ kind: 'index', params: {}, actor })
        listener.follow({ kind: 'twins', params: { toleranceMs: 10_000 }, actor })
      }
      return { ok: true, result: {} }
    },
    () => 0,
    { changed: () => {}, areas: () => {} },
  )
  for (const source of [1, 2, 3]) jobs.start(retry(source), null)
  await expect.poll(() => jobs.list().every(({ finishedAt }) => finishedAt !== null)).toBe(true)
  expect(ran).toEqual(['retry', 'retry', 'retry', 'index', 'twins'])
  jobs.start(retry(4), null)
  await expect.poll(() => jobs.list().every(({ finishedAt }) => finishedAt !== null)).toBe(true)
  expect(ran.slice(5)).toEqual(['retry', 'index', 'twins'])
})
