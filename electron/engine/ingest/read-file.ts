import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseKey } from '../db/connection.ts'
import type { MapSpec, NameAnswer, NameQuestion, Piece, ReadResult } from '../hand.ts'
import type { JobCall } from '../seat.ts'
import type { KnownRows } from './known-rows.ts'
import type { NameLedger } from './name-ledger.ts'
import { type PartFindings, piecesOf, stageBatches } from './read-part.ts'
import { type Input, readRecords } from './readers/index.ts'
import { reopenStaged, type Staged, Staging } from './staging.ts'
import { TallyBook } from './tally.ts'

/** Everything that was read of a file. */
export interface ReadFile {
  readonly staged: readonly Staged[]
  readonly rows: number
  readonly rejected: number
  readonly tallies: TallyBook
  readonly ambiguousTimes: number
  readonly unreadTimes: number
  readonly images: ReadonlySet<string>
  close(): void
}

/**
 * Reads a whole file into staging: in stretches by several threads where it is large text on disk, else in this one.
 * @throws WinnowError file.unreadable, disk.full, call.cancelled
 */
export async function readFile(
  input: Input,
  spec: MapSpec,
  ledger: NameLedger,
  folder: string,
  key: CaseKey,
  known: KnownRows | null,
  call: JobCall,
): Promise<ReadFile> {
  const { path, size } = input.file
  call.progress({ step: 'reading', done: 0, total: size, unit: 'bytes', rows: 0 })
  // Rows that an earlier version has are struck off one list: one thread.
  const pieces =
    path === null || input.sheet !== null || known !== null ? [] : piecesOf(spec, path, call.hands)
  if (path !== null && pieces.length > 1) return readPieces(path, pieces, spec, ledger, folder, key, call)
  const staging = new Staging(join(folder, `${randomUUID()}.rows`), key)
  try {
    const batches = readRecords(input, spec.dialect, spec.columns, 'packed')
    const found = await stageBatches(
      batches,
      spec,
      staging,
      async (question) => ledger.answer(question),
      { cancelled: call.cancelled, progress: (done, rows) => call.progress({ done, rows }) },
      { known },
    )
    return gathered([staging.settled()], [found])
  } catch (error) {
    staging.close()
    throw error
  }
}

interface Read {
  readonly piece: Piece
  readonly result: ReadResult
}

async function readPieces(
  path: string,
  pieces: readonly Piece[],
  spec: MapSpec,
  ledger: NameLedger,
  folder: string,
  key: CaseKey,
  call: JobCall,
): Promise<ReadFile> {
  const far = new Map<number, { readonly bytes: number; readonly rows: number }>()
  const sum = (of: 'bytes' | 'rows') => [...far.values()].reduce((total, each) => total + each[of], 0)
  const answer = (question: NameQuestion): NameAnswer => ledger.answer(question)
  const read = async (piece: Piece): Promise<Read> => {
    const staging = join(folder, `${randomUUID()}.rows`)
    const progress = (bytes: number, rows: number) => {
      far.set(piece.from, { bytes, rows })
      call.progress({ done: sum('bytes'), rows: sum('rows') })
    }
    return {
      piece,
      result: await call.hand('read', { ...spec, path, piece, staging, key }, { progress, answer }),
    }
  }
  const settled = await Promise.allSettled(pieces.map(read))
  const reads = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const discard = (read: Read) => rmSync(read.result.staged.path, { force: true })
  const failure = settled.find((each) => each.status === 'rejected')
  try {
    if (failure !== undefined) throw failure.reason
    const joined = await joinPieces(reads, read, discard)
    let rowBase = 0
    let lineBase = 0
    const staged = joined.map(({ result }) => {
      const own = reopenStaged(result.staged, rowBase, lineBase)
      rowBase += result.nextRow - 1
      lineBase += result.nextLine - 1
      return own
    })
    return gathered(
      staged,
      joined.map(({ result }) => result),
    )
  } catch (error) {
    for (const each of reads) discard(each)
    throw error
  }
}

/**
 * The stretches in order. One that was cut inside a quoted cell began with the rest of a record: where the one before it did not end
 * at its beginning, it is read again from there.
 */
async function joinPieces(
  reads: readonly Read[],
  read: (piece: Piece) => Promise<Read>,
  discard: (read: Read) => void,
): Promise<Read[]> {
  const joined: Read[] = []
  for (const each of reads) {
    const before = joined.at(-1)?.result.endedAt ?? each.piece.from
    if (before === each.piece.from) joined.push(each)
    else {
      discard(each)
      if (before < each.piece.to) joined.push(await read({ from: before, to: each.piece.to }))
    }
  }
  return joined
}

function gathered(staged: readonly Staged[], found: readonly PartFindings[]): ReadFile {
  const tallies = new TallyBook()
  const images = new Set<string>()
  for (const each of found) {
    tallies.add(each.tallies)
    for (const name of each.images) images.add(name)
  }
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    staged,
    rows: sum(staged.map(({ rows }) => rows)),
    rejected: sum(staged.map(({ rejected }) => rejected)),
    tallies,
    ambiguousTimes: sum(found.map(({ ambiguousTimes }) => ambiguousTimes)),
    unreadTimes: sum(found.map(({ unreadTimes }) => unreadTimes)),
    images,
    close: () => {
      for (const each of staged) each.close()
    },
  }
}
