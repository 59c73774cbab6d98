import { basename } from 'node:path'
import { isZip, openZip } from '../../served/zip.ts'
import type { ByteSource } from '../byte-source.ts'

const piece = 256 * 1024
/** Behind what a report says of its device, models begin. */
const headBytes = 64 * 1024

export interface OpenedReport {
  /** The report.xml, from its beginning; may be asked for again. */
  stream(): AsyncIterable<Buffer>
  /** Its size, unpacked. */
  bytes: number
  packed: boolean
  close(): void
}

/** The report.xml of a UFDR, or a bare one; null where the file is neither. @throws WinnowError where a zip is damaged. */
export async function openReport(file: ByteSource): Promise<OpenedReport | null> {
  if (!isZip(file)) {
    const head = Buffer.alloc(headBytes)
    if (!isReport(head.subarray(0, file.read(head, 0)))) return null
    return { stream: () => pieces(file), bytes: file.size, packed: false, close: () => {} }
  }
  const zip = await openZip(file)
  const reports = zip.entries.filter(({ name }) => basename(name).toLowerCase() === 'report.xml')
  // Shortest path first: the report at the top, not one of a file that was found on the phone.
  for (const entry of reports.sort((a, b) => a.name.length - b.name.length)) {
    for await (const head of entry.stream()) {
      if (!isReport(head.subarray(0, headBytes))) break
      return { stream: () => entry.stream(), bytes: entry.bytes, packed: true, close: () => zip.close() }
    }
  }
  zip.close()
  return null
}

/** An element behind a byte order mark, a declaration and comments: group 1 is its name. */
const outermost =
  /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:\w+:)?(\w+)\b/

/**
 * The outermost element is a project that says itself to be Cellebrite's; or another, as tools that write reports anew have it, with the models of
 * such a report in it.
 */
function isReport(head: Buffer): boolean {
  const text = head.toString('latin1').replaceAll('\0', '')
  const root = outermost.exec(text)?.[1]
  if (root === undefined) return false
  if (/<decodedData\b|<model [^>]*\btype=["'](?:Chat|InstantMessage|SMS|MMS)["']/.test(text)) return true
  return root === 'project' && /cellebrite|extractionType|sourceExtractions|<modelType/i.test(text)
}

async function* pieces(file: ByteSource): AsyncGenerator<Buffer, void, undefined> {
  for (let at = 0; at < file.size; ) {
    const bytes = Buffer.allocUnsafe(Math.min(piece, file.size - at))
    const got = file.read(bytes, at)
    if (got === 0) return
    yield bytes.subarray(0, got)
    at += got
  }
}
