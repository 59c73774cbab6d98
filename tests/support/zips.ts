import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { tempFolder } from './temp.ts'

/** An entry as a hostile or broken writer might make it; what is not said is as it should be. */
export interface RawEntry {
  readonly name: string | Buffer
  readonly data?: Buffer | string
  readonly deflate?: boolean
  readonly method?: number
  /** Sizes and checksum that the directory states. */
  readonly bytes?: number
  readonly packed?: number
  readonly crc?: number
  readonly flags?: number
  /** Unix mode, as Unix writes it. */
  readonly mode?: number
  /** States that it stands where the entry of this number does. */
  readonly sameAs?: number
}

/** The bytes of a zip, written by hand: the libraries refuse to write what is tested here. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const data = Buffer.from(entry.data ?? '')
    const packed = entry.deflate === true ? deflateRawSync(data) : data
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(name.length, 26)
    const method = entry.method ?? (entry.deflate === true ? 8 : 0)
    const crc = entry.crc ?? crc32(data)
    const shared = (header: Buffer, from: number) => {
      header.writeUInt16LE(entry.flags ?? 0x800, from)
      header.writeUInt16LE(method, from + 2)
      header.writeUInt32LE(crc, from + 8)
      header.writeUInt32LE(entry.packed ?? packed.length, from + 12)
      header.writeUInt32LE(entry.bytes ?? data.length, from + 16)
    }
    shared(local, 6)
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE((3 << 8) | 20, 4)
    shared(header, 8)
    header.writeUInt16LE(name.length, 28)
    header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    header.writeUInt32LE(entry.sameAs === undefined ? at : (offsets[entry.sameAs] ?? 0), 42)
    directory.push(header, name)
    offsets.push(at)
    if (entry.sameAs !== undefined) continue
    parts.push(local, name, packed)
    at += local.length + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}

/** A zip of these names and contents in a temporary folder. */
export function zipAt(files: Readonly<Record<string, Buffer | string>>, name = 'pack.zip'): string {
  return fileAt(zipped(files), name)
}

export const zipped = (files: Readonly<Record<string, Buffer | string>>): Buffer =>
  rawZip(Object.entries(files).map(([name, data]) => ({ name, data, deflate: true })))

export const gzipped = (content: string | Buffer): Buffer => gzipSync(content)

/** These bytes as a file in a temporary folder. */
export function fileAt(bytes: Buffer | string, name: string): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, bytes)
  return path
}
