import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { WinnowError } from '../../../../shared/contract/error.ts'
import { casePaths } from '../../db/paths.ts'
import type { CaseAccess } from '../../seat.ts'
import { type ByteSource, bytesSource } from '../readers/byte-source.ts'
import { StagingFile } from '../staging-file.ts'

type BlockPlace = ReturnType<StagingFile['append']>

/** The case whose staging folder takes what is too large for memory, under the case's key. */
export type SpoolPlace = Pick<CaseAccess, 'folder' | 'key'>

/** Unpacked files up to this size stay in memory, as long as all of them together stay below `memoryBytes`. */
const smallBytes = 64 * 1024 * 1024
const memoryBytes = 192 * 1024 * 1024
const blockBytes = 1024 * 1024
/** Blocks of one file that are held unsealed. */
const heldBlocks = 8

/**
 * Holds what archives unpack to, so that it can be read at any position: small files in memory, larger ones in encrypted blocks in the
 * case's staging folder. Each is gone when its source is closed, all are when the spool is; what a killed process leaves is removed
 * when the case is next opened.
 */
export class Spool {
  readonly #place: SpoolPlace
  /** Throws to stop what runs. */
  readonly check: () => void
  readonly #open = new Set<ByteSource>()
  #inMemory = 0

  /** @param check asked after each piece; throws to stop. */
  constructor(place: SpoolPlace, check: () => void) {
    this.#place = place
    this.check = check
  }

  /** @throws WinnowError what `pieces` throws, disk.full, file.unreadable when the case folder cannot be written */
  async take(name: string, pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<ByteSource> {
    const held: Buffer[] = []
    let bytes = 0
    let file: SpoolFile | null = null
    try {
      for await (const piece of pieces) {
        this.check()
        bytes += piece.length
        if (file === null && (bytes > smallBytes || this.#inMemory + bytes > memoryBytes)) {
          file = this.#file(name)
          for (const each of held.splice(0)) file.append(each)
        }
        if (file === null) held.push(piece)
        else file.append(piece)
      }
      file?.end()
    } catch (error) {
      file?.remove()
      throw error
    }
    const source = file ?? bytesSource(name, Buffer.concat(held))
    if (file === null) this.#inMemory += bytes
    const kept: ByteSource = {
      name,
      path: null,
      size: bytes,
      read: (target, position) => {
        if (!this.#open.has(kept)) throw new WinnowError('file.unreadable', `${name} is closed.`)
        return source.read(target, position)
      },
      changed: () => false,
      close: () => {
        if (!this.#open.delete(kept)) return
        if (file === null) this.#inMemory -= bytes
        else file.remove()
      },
    }
    this.#open.add(kept)
    return kept
  }

  close(): void {
    for (const source of [...this.#open]) source.close()
  }

  #file(name: string): SpoolFile {
    const { staging } = casePaths(this.#place.folder)
    mkdirSync(staging, { recursive: true })
    return new SpoolFile(name, StagingFile.create(join(staging, `${randomUUID()}.spool`), this.#place.key))
  }
}

/** Sealed blocks of equal size, of which the last ones read are held. */
class SpoolFile {
  readonly name: string
  readonly #file: StagingFile
  readonly #places: BlockPlace[] = []
  readonly #recent = new Map<number, Buffer>()
  #filling = Buffer.allocUnsafe(blockBytes)
  #filled = 0

  constructor(name: string, file: StagingFile) {
    this.name = name
    this.#file = file
  }

  append(piece: Buffer): void {
    for (let done = 0; done < piece.length; ) {
      const taken = piece.copy(this.#filling, this.#filled, done)
      done += taken
      this.#filled += taken
      if (this.#filled === blockBytes) this.#seal()
    }
  }

  end(): void {
    if (this.#filled > 0) this.#seal()
    this.#filling = Buffer.alloc(0)
  }

  read(target: Uint8Array, position: number): number {
    let got = 0
    while (got < target.length) {
      const at = position + got
      const block = this.#block(Math.floor(at / blockBytes))
      const part = block?.subarray(at % blockBytes, (at % blockBytes) + target.length - got)
      if (part === undefined || part.length === 0) break
      target.set(part, got)
      got += part.length
    }
    return got
  }

  remove(): void {
    this.#recent.clear()
    this.#file.remove()
  }

  #seal(): void {
    this.#places.push(this.#file.append(this.#filling.subarray(0, this.#filled)))
    this.#filled = 0
  }

  #block(number: number): Buffer | null {
    const place = this.#places[number]
    if (place === undefined) return null
    const block = this.#recent.get(number) ?? this.#file.read(place)
    // The oldest of a Map comes first: each use moves a block to the end.
    this.#recent.delete(number)
    this.#recent.set(number, block)
    if (this.#recent.size > heldBlocks) {
      const [oldest] = this.#recent.keys()
      if (oldest !== undefined) this.#recent.delete(oldest)
    }
    return block
  }
}
