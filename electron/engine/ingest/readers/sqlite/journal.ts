import type { ByteSource } from '../byte-source.ts'

const magic = Buffer.from('d9d505f920a163d7', 'hex')
const headerBytes = 28

/**
 * Puts a database back to before a transaction that was never finished, from the rollback journal beside it
 * (https://www.sqlite.org/fileformat2.html, 3): the original content of the pages that it had begun to change.
 * @param copy the database; changed in place.
 * @returns the pages that the database had; null where the journal holds nothing to put back.
 */
export function rollBack(copy: Buffer, pageSize: number, journal: ByteSource): number | null {
  let pages: number | null = null
  let at = 0
  const header = Buffer.alloc(headerBytes)
  const record = Buffer.alloc(pageSize + 8)
  const seen = new Set<number>()
  while (journal.read(header, at) === headerBytes && header.subarray(0, 8).equals(magic)) {
    const declared = header.readUInt32BE(8)
    const nonce = header.readUInt32BE(12)
    const sector = header.readUInt32BE(20)
    if (header.readUInt32BE(24) !== pageSize || sector < 32 || sector > 65_536) break
    pages ??= header.readUInt32BE(16)
    at += sector
    // All ones: as many as the file holds.
    const records = declared === 0xffff_ffff ? Math.floor((journal.size - at) / record.length) : declared
    for (let n = 0; n < records; n++, at += record.length) {
      if (journal.read(record, at) < record.length) return pages
      const page = record.readUInt32BE(0)
      if (page === 0 || record.readUInt32BE(pageSize + 4) !== checksum(record, pageSize, nonce)) return pages
      const to = (page - 1) * pageSize
      // The first record of a page is how it was before everything.
      if (!seen.has(page) && to + pageSize <= copy.length) record.copy(copy, to, 4, pageSize + 4)
      seen.add(page)
    }
    at = Math.ceil(at / sector) * sector
  }
  return seen.size === 0 ? null : pages
}

/** The nonce and every 200th byte of the page, from near its end downwards. */
function checksum(record: Buffer, pageSize: number, nonce: number): number {
  let sum = nonce
  for (let at = pageSize - 200; at > 0; at -= 200) sum = (sum + (record[4 + at] ?? 0)) >>> 0
  return sum
}
