import type { Encoding } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import { bomLength, byteEncoding, utf16ToUtf8 } from '../encoding.ts'
import { sampleLines } from '../sample.ts'
import { type Header, readHeader } from './header.ts'
import { headLength, lossy } from './records.ts'

/** A message of the sample: its header and what follows it, on its first lines. */
export interface SampledMessage {
  header: Header
  rest: string
}

export interface ChatSample {
  messages: SampledMessage[]
  /** Lines of the sample that are not empty. */
  lines: number
}

const headBytes = 64 * 1024
const linesToFirst = 50
const restLength = 4000

/** Whether a message begins within the first lines of a file: a cheap look before any other. */
export function beginsAsChat(source: ByteSource, encoding: Encoding): boolean {
  const bytes = Buffer.alloc(Math.min(headBytes, source.size))
  const got = bytes.subarray(0, source.read(bytes, 0))
  const own = got.subarray(bomLength(got, encoding))
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const text = wide ? utf16ToUtf8(own.subarray(0, own.length & ~1), encoding) : own
  return lossy(text, byteEncoding(encoding))
    .split('\n', linesToFirst)
    .some((line) => readHeader(line.slice(0, headLength)) !== null)
}

/** Messages from several places of a text export. */
export function sampleChat(source: ByteSource, encoding: Encoding): ChatSample {
  const sample: ChatSample = { messages: [], lines: 0 }
  for (const bytes of sampleLines(source, encoding)) {
    let under: SampledMessage | null = null
    for (const line of lossy(bytes, byteEncoding(encoding)).split('\n')) {
      if (line.trim() !== '') sample.lines++
      const header = readHeader(line.slice(0, headLength))
      if (header !== null) {
        under = { header, rest: line.slice(header.to) }
        sample.messages.push(under)
      } else if (under !== null && under.rest.length < restLength) under.rest += `\n${line}`
    }
  }
  return sample
}
