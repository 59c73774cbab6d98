import { WinnowError } from '../../../../shared/contract/error.ts'
import { type ByteSource, openFile } from '../readers/byte-source.ts'
import type { FolderFile } from './folder.ts'
import { gunzip, gunzippedName } from './gzip.ts'
import type { Spool } from './spool.ts'
import type { ZipEntry } from './zip.ts'

/** One file that a path holds. */
export interface ServedFile {
  /** Its path inside the folder or archive, with forward slashes; null: it is the chosen path itself. A name, never used as a path. */
  readonly member: string | null
  /** For people, and for `ByteSource.name`: the file's own name. */
  readonly name: string
  /** Unpacked; of a gzip, which does not say, as it is packed. */
  readonly bytes: number
  /** It can be read at any position as it stands. */
  readonly onDisk: boolean
  /** What a person should know about it, or null. */
  readonly note: string | null
  /** Its first bytes, at most `limit`. @throws WinnowError file.unreadable, file.missing */
  head(limit: number): Promise<Buffer>
  /** The whole of it. @throws WinnowError file.unreadable, also when it is larger than `limit`; file.missing */
  read(limit: number): Promise<Buffer>
  /**
   * Bytes at any position; a member of an archive is unpacked for it. Close it; it ends with the `Served` at the latest.
   * @throws WinnowError file.unreadable, file.missing, disk.full, call.cancelled
   */
  open(): Promise<ByteSource>
}

/** Unpacked in one call: for thousands of small files that is quicker by far. */
const atOnce = 1024 * 1024

const bare = (name: string) => name.slice(name.lastIndexOf('/') + 1)

function whole(source: ByteSource, limit: number): Buffer {
  if (source.size > limit) throw tooLarge(source.name, limit)
  return first(source, source.size)
}

function first(source: ByteSource, limit: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.min(limit, source.size))
  return bytes.subarray(0, source.read(bytes, 0))
}

const tooLarge = (name: string, limit: number) =>
  new WinnowError('file.unreadable', `${name} is larger than ${limit} bytes.`)

/** A file on disk: the chosen one, or one below the chosen folder. */
export function diskFile(path: string, bytes: number, member: string | null, name: string): ServedFile {
  const opened = () => ({ ...openFile(path), name })
  const using = async <T>(use: (source: ByteSource) => T): Promise<T> => {
    const source = opened()
    try {
      return use(source)
    } finally {
      source.close()
    }
  }
  return {
    member,
    name,
    bytes,
    onDisk: true,
    note: null,
    head: (limit) => using((source) => first(source, limit)),
    read: (limit) => using((source) => whole(source, limit)),
    open: async () => opened(),
  }
}

export const folderFile = ({ path, bytes, name }: FolderFile): ServedFile =>
  diskFile(path, bytes, name, bare(name))

/** An entry of the zip in `archive`; `under` goes before its name. */
export function zipFile(archive: ByteSource, entry: ZipEntry, under: string, spool: Spool): ServedFile {
  const name = bare(entry.name)
  return {
    member: `${under}${entry.name}`,
    name,
    bytes: entry.bytes,
    onDisk: false,
    note: null,
    head: (limit) => entry.head(limit),
    read: async (limit) => {
      if (entry.bytes > limit) throw tooLarge(entry.name, limit)
      return entry.read()
    },
    open: async () => {
      const place = entry.stored()
      if (place === null) {
        return spool.take(name, entry.bytes <= atOnce ? [await entry.read()] : entry.stream())
      }
      // Uncompressed, it can be read where it stands, once its checksum is right.
      for await (const _ of entry.stream()) spool.check()
      return part(archive, name, place.at, place.bytes)
    },
  }
}

/** A stretch of another source, which stays open for as long. */
function part(source: ByteSource, name: string, from: number, size: number): ByteSource {
  return {
    name,
    path: null,
    size,
    read: (target, position) =>
      position >= size
        ? 0
        : source.read(target.subarray(0, Math.min(target.length, size - position)), from + position),
    changed: () => source.changed(),
    close: () => {},
  }
}

/** The file in a gzip. */
export function gzipFile(packed: ServedFile, spool: Spool): ServedFile {
  const name = gunzippedName(packed.name)
  const upTo = async (limit: number, cut: boolean): Promise<Buffer> => {
    const source = await packed.open()
    try {
      const pieces: Buffer[] = []
      let bytes = 0
      for await (const piece of gunzip(source)) {
        pieces.push(piece)
        bytes += piece.length
        if (bytes > limit && !cut) throw tooLarge(name, limit)
        if (bytes >= limit && cut) break
      }
      return Buffer.concat(pieces).subarray(0, limit)
    } finally {
      source.close()
    }
  }
  return {
    member: packed.member === null ? name : `${packed.member}/${name}`,
    name,
    bytes: packed.bytes,
    onDisk: false,
    note: packed.note,
    head: (limit) => upTo(limit, true),
    read: (limit) => upTo(limit, false),
    open: async () => {
      const source = await packed.open()
      try {
        return await spool.take(name, gunzip(source))
      } finally {
        source.close()
      }
    },
  }
}
