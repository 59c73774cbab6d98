import type { ByteSource } from '../byte-source.ts'
import { base64Source, partSource } from './base64-source.ts'

const headerLimit = 256 * 1024
const chunk = 1024 * 1024
const mostParts = 10_000
/** RFC 5322 2.1.1: lines of a mail have up to 998 characters. */
const longestLine = 1000

/** Header fields of a mail or of one of its parts (RFC 5322, RFC 2045), unfolded, by their name in lower case. */
export type MailHeaders = ReadonlyMap<string, string>

export interface RsmfMail {
  headers: MailHeaders
  /** rsmf.zip. */
  attachment: ByteSource
}

/** The mail that an .rsmf file is, with its attachment rsmf.zip; null where the file is no such mail. */
export function openMail(file: ByteSource): RsmfMail | null {
  const top = headersAt(file, 0)
  if (top === null || !(top.headers.has('x-rsmf-version') || top.headers.has('mime-version'))) return null
  const part = isArchive(top.headers) ? { ...top, to: file.size } : archivePart(file, top)
  if (part === null) return null
  const way = (part.headers.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase()
  const decoded = way === 'base64' ? base64Source : partSource
  return { headers: top.headers, attachment: decoded(file, part.from, part.to, `rsmf.zip in ${file.name}`) }
}

interface Part {
  headers: MailHeaders
  /** Where its body begins. */
  from: number
}

/** Fields up to the empty line; null where there is no such line, or something else than fields before it. */
function headersAt(file: ByteSource, at: number): Part | null {
  const bytes = Buffer.alloc(Math.min(headerLimit, Math.max(0, file.size - at)))
  const text = bytes.toString('latin1', 0, file.read(bytes, at))
  const end = /^\r?\n|\r?\n\r?\n/.exec(text)
  if (end === null) return null
  const headers = new Map<string, string>()
  const lines = text
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
  for (const line of lines) {
    if (line === '') continue
    const field = /^([!-9;-~]{1,100}):\s*(.*)$/.exec(line)
    if (field === null) return null
    headers.set((field[1] ?? '').toLowerCase(), field[2] ?? '')
  }
  return { headers, from: at + end.index + end[0].length }
}

const parameter = (field: string | undefined, name: string): string | null =>
  new RegExp(`;\\s*${name}\\*?\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i')
    .exec(field ?? '')
    ?.slice(1)
    .find((value) => value !== undefined) ?? null

function isArchive(headers: MailHeaders): boolean {
  const name =
    parameter(headers.get('content-disposition'), 'filename') ??
    parameter(headers.get('content-type'), 'name')
  return name !== null && /(?:^|''|[\\/])rsmf\.zip$/i.test(name)
}

/** Finds the part that is rsmf.zip by the boundaries of the mail and of multiparts in it. */
function archivePart(file: ByteSource, top: Part): (Part & { to: number }) | null {
  const boundaries = new Set<string>()
  const addBoundary = (headers: MailHeaders) => {
    const boundary = parameter(headers.get('content-type'), 'boundary')
    if (boundary !== null) boundaries.add(boundary)
  }
  addBoundary(top.headers)
  if (boundaries.size === 0) return null
  let found: Part | null = null
  let parts = 0
  for (const { at, after, text } of dashLines(file, top.from)) {
    const own = boundaries.has(text) || (text.endsWith('--') && boundaries.has(text.slice(0, -2)))
    if (!own) continue
    if (found !== null) return { ...found, to: at }
    if (!boundaries.has(text)) continue
    if (++parts > mostParts) return null
    const part = headersAt(file, after)
    if (part === null) continue
    if (isArchive(part.headers)) found = part
    else addBoundary(part.headers)
  }
  // A mail cut off inside the attachment: what is there may still be read.
  return found === null ? null : { ...found, to: file.size }
}

/** Lines behind `from` that begin with two dashes: where each begins, where the next line does, and what follows the dashes. */
function* dashLines(file: ByteSource, from: number): Generator<{ at: number; after: number; text: string }> {
  const bytes = Buffer.alloc(chunk)
  // From the line end before, so that the first line is found as any other.
  for (let at = from - 1; at < file.size; ) {
    const got = file.read(bytes, at)
    const ended = at + got >= file.size || got === 0
    // A line that may be cut by the end of what is read is left for the next turn.
    const upTo = ended ? got - 2 : got - longestLine
    for (let lf = bytes.indexOf('\n--'); lf >= 0 && lf < upTo; lf = bytes.indexOf('\n--', lf + 1)) {
      const next = bytes.indexOf(10, lf + 1)
      const end = next < 0 || next > got ? got : next
      const text = bytes.toString('latin1', lf + 3, Math.min(end, lf + longestLine)).trimEnd()
      yield { at: at + lf + 1, after: at + Math.min(end + 1, got), text }
    }
    if (ended) return
    at += upTo
  }
}
