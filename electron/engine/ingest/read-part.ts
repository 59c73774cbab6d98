import { setImmediate as turn } from 'node:timers/promises'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { HandCall, MapSpec, Piece, ReadResult, ReadSpec } from '../hand.ts'
import type { KnownRows } from './known-rows.ts'
import { type Batch, openFile } from './readers/index.ts'
import { textReader } from './readers/text.ts'
import { type Ask, RowMapper } from './row-mapper.ts'
import { Staging } from './staging.ts'
import { TallyBook } from './tally.ts'

/** Milliseconds of reading after which it is said how far it is, and other work of this thread gets its turn. */
const turnEvery = 50

/** What reading found beside the rows. */
export type PartFindings = Omit<ReadResult, 'staged'>

export interface PartCall {
  cancelled(): boolean
  progress(bytes: number, rows: number): void
}

/** Maps batches into `staging` until they end or the job is cancelled. @throws WinnowError call.cancelled */
export async function stageBatches(
  batches: Iterable<Batch> | AsyncIterable<Batch>,
  spec: Pick<MapSpec, 'mapping' | 'columns' | 'owner'>,
  staging: Staging,
  ask: Ask,
  call: PartCall,
  { from = 0, known = null }: { from?: number; known?: Pick<KnownRows, 'knows'> | null } = {},
): Promise<PartFindings> {
  const tallies = new TallyBook()
  const mapper = new RowMapper(spec, staging, tallies, ask, known)
  let endedAt = from
  let nextRow = 1
  let nextLine = 1
  let turned = performance.now()
  for await (const batch of batches) {
    await mapper.add(batch)
    endedAt = batch.bytes
    nextRow = batch.nextRow ?? nextRow
    nextLine = batch.nextLine ?? nextLine
    if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    if (performance.now() - turned > turnEvery) {
      call.progress(endedAt - from, staging.rows + staging.rejected)
      await turn()
      turned = performance.now()
    }
  }
  call.progress(endedAt - from, staging.rows + staging.rejected)
  mapper.settle()
  const { ambiguousTimes, unreadTimes, imagesNamed } = mapper
  return { tallies, ambiguousTimes, unreadTimes, images: [...imagesNamed], endedAt, nextRow, nextLine }
}

/** Reads one stretch of a text file, in whatever thread this is. */
export async function readPart(spec: ReadSpec, call: HandCall<'read'>): Promise<ReadResult> {
  const source = openFile(spec.path)
  const staging = new Staging(spec.staging, spec.key)
  try {
    const batches = textReader(spec.dialect).read(source, spec.dialect, spec.columns, spec.piece, 'packed')
    const found = await stageBatches(
      batches,
      spec,
      staging,
      (question) => call.ask(question),
      { cancelled: call.cancelled, progress: call.progress },
      { from: spec.piece.from },
    )
    return { ...found, staged: staging.handOver() }
  } catch (error) {
    staging.close()
    throw error
  } finally {
    source.close()
  }
}

/** Stretches of equal size that begin behind a line end each; one where the file is small or cannot be cut. */
export function piecesOf(spec: MapSpec, path: string, count: number): Piece[] {
  const { dialect } = spec
  const whole = (size: number): Piece[] => [{ from: 0, to: size }]
  const source = openFile(path)
  try {
    const { size } = source
    const lines = dialect.format === 'delimited' || dialect.format === 'json-lines'
    if (!lines || dialect.encoding.startsWith('utf-16') || size < smallestSplit || count < 2)
      return whole(size)
    const starts = [0]
    const window = Buffer.alloc(searched)
    for (let n = 1; n < count; n++) {
      const at = Math.floor((size * n) / count)
      const end = window.subarray(0, source.read(window, at)).indexOf(10)
      if (end < 0) return whole(size)
      starts.push(at + end + 1)
    }
    return starts.map((from, n) => ({ from, to: starts[n + 1] ?? size }))
  } finally {
    source.close()
  }
}

/** Below this, starting a thread costs more than it saves. */
const smallestSplit = 16 * 1024 * 1024
/** Bytes in which a line end is looked for. */
const searched = 1024 * 1024
