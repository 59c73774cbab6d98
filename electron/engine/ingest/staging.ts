import { decodeTexts, encodeTexts } from '../cells/index.ts'
import type { CaseKey } from '../db/connection.ts'
import type { BlockPlace, StagedFile, StagedPart } from '../hand.ts'
import { decodeRows, encodeRows } from './block-codec.ts'
import type { Run } from './merge-runs.ts'
import type { RejectReason } from './reject-reasons.ts'
import { RowChunk } from './staged-rows.ts'
import { StagingFile } from './staging-file.ts'

export interface StagedReject {
  row: number
  line: number
  reason: RejectReason
  detail: string
  raw: string
}

/** What was read of a file, or of a stretch of it, until it is put into the case. */
export interface Staged {
  readonly rows: number
  readonly rejected: number
  /** Chunks, each in the order of time. */
  runs(): Run[]
  /** In file order. */
  rejects(): Generator<StagedReject>
  /** What another thread needs to read the rows too; null: they are in memory. */
  readonly part: StagedPart | null
  close(): void
}

/** Rows of one block: as many as a merge holds in memory of each chunk. */
const blockRows = 1024
/** UTF-16 units of rejected text that are kept in memory. */
const rejectUnits = 4 * 1024 * 1024

/**
 * Takes in what an import reads: whatever the size of the file, one chunk of rows is in memory and the rest is on disk, each chunk in the
 * order of time. A small import never touches the disk.
 */
export class Staging implements Staged {
  readonly chunk = new RowChunk()
  readonly part = null
  rejected = 0

  #spilled = 0
  readonly #open: () => StagingFile
  #file: StagingFile | null = null
  readonly #runs: BlockPlace[][] = []
  #rejects: StagedReject[] = []
  #rejectUnits = 0
  readonly #rejectBlocks: BlockPlace[] = []

  /** @param path a file that is not there yet; made only when it is needed. */
  constructor(path: string, key: CaseKey) {
    this.#open = () => StagingFile.create(path, key)
  }

  /** Rows staged so far. */
  get rows(): number {
    return this.#spilled + this.chunk.count
  }

  /** To be called after rows were added to `chunk`. */
  settle(): void {
    if (this.chunk.full) this.#spill()
  }

  #spill(): void {
    const order = this.chunk.order()
    const run: BlockPlace[] = []
    for (let from = 0; from < order.length; from += blockRows) {
      run.push(
        this.#disk.append(encodeRows(this.chunk, order, from, Math.min(order.length, from + blockRows))),
      )
    }
    this.#runs.push(run)
    this.#spilled += this.chunk.count
    this.chunk.clear()
  }

  reject(reject: StagedReject): void {
    this.rejected++
    this.#rejects.push(reject)
    this.#rejectUnits += reject.raw.length + 64
    if (this.#rejectUnits >= rejectUnits) this.#spillRejects()
  }

  #spillRejects(): void {
    this.#rejectBlocks.push(
      this.#disk.append(
        encodeTexts([
          this.#rejects.map(({ row, line }) => `${row} ${line}`),
          this.#rejects.map(({ reason }) => reason),
          this.#rejects.map(({ detail }) => detail),
          this.#rejects.map(({ raw }) => raw),
        ]),
      ),
    )
    this.#rejects = []
    this.#rejectUnits = 0
  }

  /** Puts everything on disk and leaves it there for another thread, which reopens it. */
  handOver(): StagedFile {
    if (this.chunk.count > 0) this.#spill()
    if (this.#rejects.length > 0) this.#spillRejects()
    const { path, key } = this.#disk.handle
    this.#disk.release()
    return {
      path,
      key,
      runs: this.#runs,
      rejects: this.#rejectBlocks,
      rows: this.#spilled,
      rejected: this.rejected,
    }
  }

  /** As it is where all of it is in memory, else on disk alone. */
  settled(): Staged {
    return this.#spilled === 0 ? this : reopenStaged(this.handOver(), 0, 0)
  }

  runs(): Run[] {
    const { chunk } = this
    const runs = this.#file === null ? [] : blockRuns(this.#file, this.#runs, 0)
    let taken = chunk.count === 0
    runs.push(() => {
      if (taken) return null
      taken = true
      return { rows: chunk, order: chunk.order() }
    })
    return runs
  }

  *rejects(): Generator<StagedReject> {
    if (this.#file !== null) yield* blockRejects(this.#file, this.#rejectBlocks, 0, 0)
    yield* this.#rejects
  }

  close(): void {
    this.#file?.remove()
    this.#file = null
  }

  get #disk(): StagingFile {
    this.#file ??= this.#open()
    return this.#file
  }
}

/**
 * What another thread has staged of a stretch of a file.
 * @param rowBase rows of the file before the stretch, `lineBase` lines: a stretch counts from its own beginning.
 */
export function reopenStaged(staged: StagedFile, rowBase: number, lineBase: number): Staged {
  const file = StagingFile.reopen(staged.path, staged.key)
  return {
    rows: staged.rows,
    rejected: staged.rejected,
    runs: () => blockRuns(file, staged.runs, rowBase),
    rejects: () => blockRejects(file, staged.rejects, rowBase, lineBase),
    part: { file: staged, rowBase },
    close: () => file.remove(),
  }
}

/** The rows of staging files that another thread holds, and removes. */
export function openParts(parts: readonly StagedPart[]): { runs: Run[]; release(): void } {
  const opened = parts.map(({ file, rowBase }) => {
    const own = StagingFile.reopen(file.path, file.key)
    return { own, runs: blockRuns(own, file.runs, rowBase) }
  })
  return {
    runs: opened.flatMap(({ runs }) => runs),
    release: () => {
      for (const { own } of opened) own.release()
    },
  }
}

function blockRuns(file: StagingFile, runs: readonly (readonly BlockPlace[])[], rowBase: number): Run[] {
  return runs.map((places) => {
    let next = 0
    return () => {
      const place = places[next++]
      return place === undefined ? null : { rows: decodeRows(file.read(place), rowBase), order: null }
    }
  })
}

function* blockRejects(
  file: StagingFile,
  blocks: readonly BlockPlace[],
  rowBase: number,
  lineBase: number,
): Generator<StagedReject> {
  for (const place of blocks) {
    const [places = [], reasons = [], details = [], raws = []] = decodeTexts(file.read(place))
    for (const [i, text] of places.entries()) {
      const [row = 0, line = 0] = (text ?? '').split(' ').map(Number)
      yield {
        row: row + rowBase,
        line: line + lineBase,
        reason: reasons[i] as RejectReason,
        detail: details[i] ?? '',
        raw: raws[i] ?? '',
      }
    }
  }
}
