import { WinnowError } from '../../../shared/contract/error.ts'
import { joinParts, own, splitParts } from '../cells/index.ts'
import { columnNames, postingKinds } from '../columns/index.ts'
import type { BlockPlace, BlocksSpec, HandCall, LaidBlocks } from '../hand.ts'
import { BesideRows, type BesideSink } from './beside-rows.ts'
import { mergeRuns } from './merge-runs.ts'
import { openParts } from './staging.ts'
import { StagingFile } from './staging-file.ts'

/** Bytes of blocks that are put into the file together. */
const pageBytes = 1024 * 1024
/** Numbers that say what a block is: its kind, and what its table keeps beside its bytes. */
const headNumbers = 4
/** Kinds: 0 served cells, then the columns, then the postings. */
const firstColumn = 1
const firstPosting = firstColumn + columnNames.length

/**
 * Lays out in a file of its own what stands beside the rows of an import, in whatever thread this is: the thread that has the case open writes
 * the rows meanwhile.
 */
export async function layBlocks(spec: BlocksSpec, call: HandCall<'blocks'>): Promise<LaidBlocks> {
  const parts = openParts(spec.staged)
  const file = StagingFile.create(spec.path, spec.key)
  try {
    const pages = new Pages(file)
    const beside = new BesideRows(pages, spec.firstId)
    let looked = 0
    for (const { rows, order, from, to } of mergeRuns(parts.runs)) {
      if ((++looked & 0xfff) === 0 && call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
      for (let i = from; i < to; i++) beside.add(rows, order[i] ?? 0)
    }
    beside.end()
    pages.end()
    file.release()
    return { ...file.handle, pages: pages.places }
  } catch (error) {
    file.remove()
    throw error
  } finally {
    parts.release()
  }
}

/** Puts what was laid out to its places, in the transaction that has written the rows; the file is gone afterwards. */
export function takeBlocks({ path, key, pages }: LaidBlocks, sink: BesideSink): void {
  const file = StagingFile.reopen(path, key)
  try {
    for (const place of pages) {
      const [headBytes, ...blocks] = splitParts(file.read(place))
      const heads = new Float64Array(own(headBytes))
      for (const [n, block] of blocks.entries()) {
        const [kind = 0, a = 0, b = 0, c = 0] = heads.subarray(n * headNumbers, (n + 1) * headNumbers)
        const column = columnNames[kind - firstColumn]
        const posting = postingKinds[kind - firstPosting]
        if (column !== undefined) sink.column(column, a, Number.isNaN(b) ? null : b, block)
        else if (posting !== undefined) sink.posting(posting, a, b, c, block)
        else sink.served(a, block)
      }
    }
  } finally {
    file.remove()
  }
}

class Pages implements BesideSink {
  readonly places: BlockPlace[] = []
  readonly #file: StagingFile
  #heads: number[] = []
  #blocks: Buffer[] = []
  #bytes = 0

  constructor(file: StagingFile) {
    this.#file = file
  }

  served(firstId: number, data: Buffer): void {
    this.#add(data, 0, firstId, 0, 0)
  }

  column: BesideSink['column'] = (name, firstId, least, data) =>
    this.#add(data, firstColumn + columnNames.indexOf(name), firstId, least ?? Number.NaN, 0)

  posting: BesideSink['posting'] = (kind, base, firstKey, lastKey, data) =>
    this.#add(data, firstPosting + postingKinds.indexOf(kind), base, firstKey, lastKey)

  #add(data: Buffer, ...head: readonly [number, number, number, number]): void {
    this.#heads.push(...head)
    this.#blocks.push(data)
    this.#bytes += data.length
    if (this.#bytes >= pageBytes) this.end()
  }

  end(): void {
    if (this.#blocks.length === 0) return
    this.places.push(this.#file.append(joinParts([new Float64Array(this.#heads), ...this.#blocks])))
    this.#heads = []
    this.#blocks = []
    this.#bytes = 0
  }
}
