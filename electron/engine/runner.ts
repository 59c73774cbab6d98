import { toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import { runExport, runVerify } from './bundle/index.ts'
import type { HandCall, HandKind, Hands } from './hand.ts'
import { layBlocks, readPart, runImport, runRetry } from './ingest/index.ts'
import { indexShard, runIndex } from './search/index.ts'
import { runDisclosure } from './searches/index.ts'
import type { CaseAccess, JobCall, JobSeat, JobSpec, Ports, SpecOf } from './seat.ts'
import type { JobListener, JobOutcome } from './seat-wire.ts'
import { runTwins } from './twins/index.ts'
import { hasLists, runWatch } from './watch/index.ts'

/** Runs one job in this thread; it opens and closes connections of its own. Never throws: every job has an outcome. */
export async function runJob(
  ports: Ports,
  access: CaseAccess | null,
  spec: JobSpec,
  cancel: SharedArrayBuffer,
  listener: JobListener,
  help: Pick<JobCall, 'hands' | 'hand'> = inThisThread(cancel),
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
    ...help,
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
    case 'retry':
      return runRetry(seat, spec, call)
    case 'twins':
      return runTwins(seat, spec, call)
    case 'index':
      return thenWatch(seat, spec, call, runIndex(seat, spec, call))
    case 'watch':
      return runWatch(seat, spec, call)
    case 'export':
      return runExport(seat, spec, call)
    case 'verify':
      return runVerify(seat, spec, call)
    case 'disclosure':
      return runDisclosure(seat, spec, call)
  }
}

/** What came to be searchable is looked through for the terms of watch-lists. */
async function thenWatch<Result>(
  { access }: JobSeat,
  { actor }: SpecOf<'index'>,
  call: JobCall,
  indexed: Promise<Result>,
): Promise<Result> {
  const result = await indexed
  if (access !== null && hasLists(access)) call.follow({ kind: 'watch', params: { again: false }, actor })
  return result
}

/** Does a piece of a job's work; the thread it runs in is its own. */
export async function runHand<K extends HandKind>(
  kind: K,
  spec: Hands[K]['spec'],
  call: HandCall<K>,
): Promise<Hands[K]['result']> {
  const run = handRunners[kind] as (spec: Hands[K]['spec'], call: HandCall<K>) => Promise<Hands[K]['result']>
  return run(spec, call)
}

const handRunners: {
  readonly [K in HandKind]: (spec: Hands[K]['spec'], call: HandCall<K>) => Promise<Hands[K]['result']>
} = {
  read: readPart,
  blocks: layBlocks,
  shard: indexShard,
}

/** For a job without other threads: each piece of work is done in its own, one after the other. */
function inThisThread(cancel: SharedArrayBuffer): Pick<JobCall, 'hands' | 'hand'> {
  const flag = new Int32Array(cancel)
  return {
    hands: 1,
    hand: (kind, spec, listener) =>
      runHand(kind, spec, {
        cancelled: () => Atomics.load(flag, 0) !== 0,
        progress: listener.progress,
        ask: async (question) => listener.answer(question),
      }),
  }
}
