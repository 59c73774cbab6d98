import type { ByteSource } from '../byte-source.ts'

/** The first 100 bytes of a database file (https://www.sqlite.org/fileformat2.html, 1.3). */
export interface DatabaseHeader {
  readonly pageSize: number
  /** Changes go to a -wal file beside the database first. */
  readonly wal: boolean
}

const magic = 'SQLite format 3\0'

/** Null for a file that is no database. An encrypted one cannot be told from noise. */
export function databaseHeader(file: ByteSource): DatabaseHeader | null {
  const head = Buffer.alloc(100)
  if (file.read(head, 0) < 100 || head.toString('latin1', 0, 16) !== magic) return null
  const size = head.readUInt16BE(16)
  return { pageSize: size === 1 ? 65_536 : size, wal: head[18] === 2 || head[19] === 2 }
}

/** Makes a copy in memory one that needs no -wal file: it would be looked for, and there is none in memory. */
export function withoutWal(copy: Buffer): void {
  if (copy.length < 100) return
  copy[18] = 1
  copy[19] = 1
}
