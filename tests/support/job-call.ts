import { runHand } from '../../electron/engine/runner.ts'
import type { JobCall, JobSpec } from '../../electron/engine/seat.ts'
import { WinnowError } from '../../shared/contract/error.ts'

/** A job's call for tests that run a job without a host; `cancel` ends it at its next question. */
export function testJobCall(): JobCall & { cancel(): void; readonly followed: JobSpec[] } {
  let cancelled = false
  const followed: JobSpec[] = []
  return {
    now: Date.now,
    cancelled: () => cancelled,
    checkCancelled: () => {
      if (cancelled) throw new WinnowError('call.cancelled', 'Cancelled.')
    },
    progress: () => {},
    changed: () => {},
    follow: (spec) => void followed.push(spec),
    hands: 1,
    hand: (kind, spec, listener) =>
      runHand(kind, spec, {
        cancelled: () => cancelled,
        progress: listener.progress,
        ask: async (question) => listener.answer(question),
      }),
    cancel: () => {
      cancelled = true
    },
    followed,
  }
}
