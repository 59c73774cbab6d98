import { toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import { runExport, runVerify } from './bundle/index.ts'
import { runImport } from './ingest/index.ts'
import { runIndex } from './search/index.ts'
import type { CaseAccess, JobCall, JobSpec, Ports } from './seat.ts'
import type { JobListener, JobOutcome } from './seat-wire.ts'

/** Runs one job in this thread; it opens and closes connections of its own. Never throws: every job has an outcome. */
export async function runJob(
  ports: Ports,
  access: CaseAccess | null,
  spec: JobSpec,
  cancel: SharedArrayBuffer,
  listener: JobListener,
): Promise<JobOutcome> {
  const flag = new Int32Array(cancel)
  const cancelled = () => Atomics.load(flag, 0) !== 0
  const call: JobCall = {
    now: ports.now,
    cancelled,
    checkCancelled: () => {
      if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    },
    progress: listener.progress,
    changed: (...areas) => listener.changed(areas),
    follow: listener.follow,
  }
  const seat = { access, ports }
  try {
    return { ok: true, result: await run(seat, spec, call) }
  } catch (error) {
    return { ok: false, error: toErrorShape(error) }
  }
}

function run(seat: { access: CaseAccess | null; ports: Ports }, spec: JobSpec, call: JobCall) {
  switch (spec.kind) {
    case 'import':
      return runImport(seat, spec, call)
    case 'index':
      return runIndex(seat, spec, call)
    case 'export':
      return runExport(seat, spec, call)
    case 'verify':
      return runVerify(seat, spec, call)
  }
}
