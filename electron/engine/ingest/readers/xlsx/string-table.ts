import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { recordLimit } from '../reader.ts'
import { XmlFault } from '../sheet/xml-fault.ts'

const blockBytes = 64 * 1024
/** Text that is kept as it is; what comes after is kept packed. */
const usuallyOpen = 192 * 1024 * 1024
const packedUpTo = 384 * 1024 * 1024
const mostStrings = 16 * 1024 * 1024
/** Packed blocks that are kept open at once: 32 MB. */
const openedBlocks = 512

interface Block {
  readonly bytes: Buffer
  readonly packed: boolean
}

/**
 * The texts that a workbook's cells share, as bytes outside the heap: a million of them is usual. Beyond 192 MB they are packed in
 * blocks of 64 KB, which costs little where cells refer to them in about the order of their first use, as programs write them.
 */
export class StringTable {
  readonly #blocks: Block[] = []
  readonly #opened = new Map<number, Buffer>()
  #stringBlock = new Uint32Array(1024)
  #stringFrom = new Uint32Array(1024)
  #stringTo = new Uint32Array(1024)
  #count = 0
  /** The block that is being filled, and where the string that is being added begins in it. */
  #filling = Buffer.allocUnsafe(blockBytes * 2)
  #used = 0
  #from = 0
  #open = 0
  #packed = 0
  readonly #tooLong = new Set<number>()
  readonly #openUpTo: number

  /** @param openUpTo bytes of text that are kept as they are. */
  constructor(openUpTo = usuallyOpen) {
    this.#openUpTo = openUpTo
  }

  get count(): number {
    return this.#count
  }

  /** Adds bytes of UTF-8 to the string that is being added. */
  append(bytes: Uint8Array): void {
    const length = this.#used - this.#from + bytes.length
    if (length > recordLimit) {
      this.#tooLong.add(this.#count)
      return
    }
    if (this.#used + bytes.length > this.#filling.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#filling.length * 2, this.#used + bytes.length))
      this.#filling.copy(larger, 0, 0, this.#used)
      this.#filling = larger
    }
    this.#filling.set(bytes, this.#used)
    this.#used += bytes.length
  }

  /** The string that was being added is complete. @throws XmlFault when there are more than can be held. */
  end(): void {
    if (this.#count === this.#stringFrom.length) this.#grow()
    if (this.#count === mostStrings) throw new XmlFault('has too many shared strings')
    this.#stringBlock[this.#count] = this.#blocks.length
    this.#stringFrom[this.#count] = this.#from
    this.#stringTo[this.#count] = this.#used
    this.#count++
    this.#from = this.#used
    if (this.#used >= blockBytes) this.#seal()
  }

  /** The bytes of a string; null: there is none of this index. 'too long': longer than a record may be. */
  bytes(index: number): Buffer | 'too long' | null {
    if (index >= this.#count) return null
    if (this.#tooLong.has(index)) return 'too long'
    const block = this.#stringBlock[index] ?? 0
    const bytes = block === this.#blocks.length ? this.#filling : this.#block(block)
    return bytes.subarray(this.#stringFrom[index], this.#stringTo[index])
  }

  #seal(): void {
    const bytes = Buffer.from(this.#filling.subarray(0, this.#used))
    if (this.#open + bytes.length <= this.#openUpTo) {
      this.#blocks.push({ bytes, packed: false })
      this.#open += bytes.length
    } else {
      const packed = deflateRawSync(bytes, { level: 1 })
      this.#packed += packed.length
      if (this.#packed > packedUpTo) {
        throw new XmlFault('holds more shared text than can be taken at once: save the sheet as CSV (UTF-8)')
      }
      this.#blocks.push({ bytes: packed, packed: true })
    }
    if (this.#filling.length > blockBytes * 2) this.#filling = Buffer.allocUnsafe(blockBytes * 2)
    this.#used = 0
    this.#from = 0
  }

  #block(number: number): Buffer {
    const block = this.#blocks[number]
    if (block === undefined) return Buffer.alloc(0)
    if (!block.packed) return block.bytes
    const opened = this.#opened.get(number) ?? inflateRawSync(block.bytes)
    // The least recently used block goes first.
    this.#opened.delete(number)
    this.#opened.set(number, opened)
    if (this.#opened.size > openedBlocks) {
      for (const oldest of this.#opened.keys()) {
        this.#opened.delete(oldest)
        break
      }
    }
    return opened
  }

  #grow(): void {
    this.#stringBlock = twice(this.#stringBlock)
    this.#stringFrom = twice(this.#stringFrom)
    this.#stringTo = twice(this.#stringTo)
  }
}

function twice(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
