import type { CaseKey } from '../db/connection.ts'
import { decodeRows, decodeTexts, encodeRows, encodeTexts } from './block-codec.ts'
import { mergeRuns, type Run } from './merge-runs.ts'
import type { RejectReason } from './reject-reasons.ts'
import { RowChunk, type StagedRows } from './staged-rows.ts'
import { type BlockPlace, StagingFile } from './staging-file.ts'

export interface StagedReject {
  row: number
  line: number
  reason: RejectReason
  detail: string
  raw: string
}

/** Rows of one block: as many as a merge holds in memory of each chunk. */
const blockRows = 1024
/** UTF-16 units of rejected text that are kept in memory. */
const rejectUnits = 4 * 1024 * 1024

/**
 * Everything that an import has read, until it is put into the case: whatever the size of the file, one chunk of rows is in memory
 * and the rest is on disk, each chunk in the order of time. A small import never touches the disk.
 */
export class Staging {
  readonly chunk = new RowChunk()
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
    this.#open = () => new StagingFile(path, key)
  }

  /** Rows staged so far. */
  get rows(): number {
    return this.#spilled + this.chunk.count
  }

  /** To be called after rows were added to `chunk`. */
  settle(): void {
    if (!this.chunk.full) return
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
    if (this.#rejectUnits < rejectUnits) return
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

  /** All rows in the order of time (unknown times last, equal times in file order), in slices. */
  inTimeOrder(): Generator<{ rows: StagedRows; order: Uint32Array; from: number; to: number }> {
    const { chunk } = this
    const runs: Run[] = this.#runs.map((places) => {
      let next = 0
      return () => {
        const place = places[next++]
        return place === undefined ? null : { rows: decodeRows(this.#disk.read(place)), order: null }
      }
    })
    let taken = chunk.count === 0
    runs.push(() => {
      if (taken) return null
      taken = true
      return { rows: chunk, order: chunk.order() }
    })
    return mergeRuns(runs)
  }

  /** All rejects in file order. */
  *allRejects(): Generator<StagedReject> {
    for (const place of this.#rejectBlocks) {
      const [places = [], reasons = [], details = [], raws = []] = decodeTexts(this.#disk.read(place))
      for (const [i, text] of places.entries()) {
        const [row = 0, line = 0] = (text ?? '').split(' ').map(Number)
        yield { row, line, reason: reasons[i] as RejectReason, detail: details[i] ?? '', raw: raws[i] ?? '' }
      }
    }
    yield* this.#rejects
  }

  /** Bytes on disk. */
  get bytes(): number {
    return this.#file?.bytes ?? 0
  }

  close(): void {
    this.#file?.close()
    this.#file = null
  }

  get #disk(): StagingFile {
    this.#file ??= this.#open()
    return this.#file
  }
}
