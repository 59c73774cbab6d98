import type { Encoding } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import { type ByteEncoding, byteEncoding, decode, encodingFault, escapeBytes } from '../encoding.ts'
import { type Batch, type ReadReject, type Row, recordLimit } from '../reader.ts'
import { tooLong } from '../too-long.ts'
import { Window } from '../window.ts'
import type { Header } from './header.ts'

/** What is looked at to see whether a line begins a message: no time and name in front of a text are longer. */
export const headLength = 240

/** How a text export of a chat is read: a message begins on a line with a time, and goes on to the next such line. */
export interface ChatForm {
  /** The header if a message begins with this, at most `headLength` bytes of a line; else null. */
  begins(head: string): Header | null
  /** The cells of a whole message: what stands behind its header, without the line end behind it, line ends inside as LF. */
  cells(header: Header, rest: string): (string | null)[]
}

/** Streams a text export in batches. The row is the line on which a message begins; lines before the first are rejects. */
export function* chatRecords(
  source: ByteSource,
  encoding: Encoding,
  form: ChatForm,
): Generator<Batch, void, undefined> {
  const lines = new ChatLines(source, encoding, form)
  do {
    lines.scan()
    if (!lines.batch.empty) yield lines.take()
  } while (lines.more())
  lines.finish()
  if (!lines.batch.empty) yield lines.take()
}

class ChatBatch implements Batch {
  readonly rows: Row[] = []
  readonly rejects: ReadReject[] = []
  readonly texts: string[] = []
  bytes = 0

  get empty(): boolean {
    return this.rows.length === 0 && this.rejects.length === 0
  }

  raw(index: number): string {
    return this.texts[index] ?? ''
  }
}

class ChatLines {
  batch = new ChatBatch()
  readonly #window: Window
  readonly #encoding: ByteEncoding
  readonly #form: ChatForm
  /** In the window: where the message under way begins (-1: none is), and where the next line does. */
  #record = -1
  #at: number
  #line = 1
  #recordLine = 0
  #header: Header = { time: '', to: 0, form: 'dash' }
  /** Inside a message too long to be held, up to the next that begins. */
  #lost = false
  /** The beginning of the line at #at was looked at. */
  #started = false

  constructor(source: ByteSource, encoding: Encoding, form: ChatForm) {
    this.#window = new Window(source, encoding)
    this.#encoding = byteEncoding(encoding)
    this.#form = form
    this.#at = this.#window.start
  }

  take(): Batch {
    const { batch } = this
    this.batch = new ChatBatch()
    batch.bytes = this.#window.position - (this.#window.end - this.#at)
    return batch
  }

  /** Goes through the whole lines that are read. */
  scan(): void {
    const { bytes, end, ended } = this.#window
    while (this.#at < end) {
      const lf = bytes.indexOf(10, this.#at)
      const whole = lf >= 0 && lf < end
      const to = whole ? lf : end
      if (!whole && !ended) {
        // A line that is not here to its end may be too long to wait for.
        if (!this.#started && end - this.#at >= headLength) this.#start(to)
        return
      }
      if (!this.#started) this.#start(to)
      if (this.#record < 0 && !this.#lost) this.#above(to)
      this.#started = false
      this.#line++
      this.#at = Math.min(to + 1, end)
    }
  }

  /** At the beginning of a line: whether a message begins with it. */
  #start(to: number): void {
    this.#started = true
    const header = this.#begins(to)
    if (header === null) return
    this.#close(this.#at)
    this.#record = this.#at
    this.#header = header
    this.#recordLine = this.#line
    this.#lost = false
  }

  /** Reads on; false at the end of the file. */
  more(): boolean {
    const window = this.#window
    if (window.ended) return false
    const from = this.#record < 0 ? this.#at : this.#record
    window.start = from
    if (window.fill()) {
      this.#at -= from - window.start
      if (this.#record >= 0) this.#record = window.start
      return true
    }
    // The window is full of one message, or of one line before any.
    const line = this.#record < 0 ? this.#line : this.#recordLine
    if (!this.#lost) {
      const head = window.bytes.subarray(window.start, window.end)
      this.batch.rejects.push(tooLong(head, line, line, this.#encoding))
    }
    this.#started ||= this.#at < window.end
    this.#record = -1
    this.#lost = true
    this.#at = window.end
    window.start = window.end
    return true
  }

  finish(): void {
    this.#close(this.#window.end)
  }

  #begins(to: number): Header | null {
    const first = this.#window.bytes[this.#at] ?? 0
    // A digit, a bracket, or the first byte of a mark or of another script's digit.
    if (first < 0x30 || (first > 0x39 && first !== 0x5b && first < 0x80)) return null
    return this.#form.begins(
      lossy(this.#window.bytes.subarray(this.#at, Math.min(to, this.#at + headLength)), this.#encoding),
    )
  }

  #above(to: number): void {
    const bytes = this.#window.bytes.subarray(this.#at, to)
    const text = decode(bytes, this.#encoding, false)
    if (text?.trim() === '') return
    this.batch.rejects.push({
      row: this.#line,
      line: this.#line,
      reason: 'above header',
      detail: 'stands before the first message',
      raw: text?.trimEnd() ?? escapeBytes(bytes),
    })
  }

  /** Ends the message under way, if one is. */
  #close(end: number): void {
    if (this.#record < 0) return
    const { bytes } = this.#window
    let to = end
    if (to > this.#record && bytes[to - 1] === 10) to--
    if (to > this.#record && bytes[to - 1] === 13) to--
    const own = bytes.subarray(this.#record, to)
    const row = this.#recordLine
    this.#record = -1
    if (own.length > recordLimit) {
      this.batch.rejects.push(tooLong(own, row, row, this.#encoding))
      return
    }
    const text = decode(own, this.#encoding, false)
    const fault = text === null || this.#encoding !== 'utf-8' ? faultOf(own, this.#encoding) : null
    if (text === null || fault !== null) {
      const detail = fault ?? 'not text'
      this.batch.rejects.push({ row, line: row, reason: 'encoding', detail, raw: escapeBytes(own) })
    } else if (text.includes('\0')) {
      const detail = 'it holds a NUL character'
      this.batch.rejects.push({ row, line: row, reason: 'nul', detail, raw: escapeBytes(own) })
    } else {
      const rest = text.slice(this.#header.to)
      const cells = this.#form.cells(this.#header, rest.includes('\r') ? rest.replaceAll('\r\n', '\n') : rest)
      this.batch.rows.push({ row, line: row, cells, more: null })
      this.batch.texts.push(text)
    }
  }
}

function faultOf(bytes: Buffer, encoding: ByteEncoding): string | null {
  return bytes.some((byte) => byte >= 0x80) ? encodingFault(bytes, encoding) : null
}

/** For a look at what bytes begin with; damaged ones do not matter there. */
export function lossy(bytes: Buffer, encoding: ByteEncoding): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : bytes.toString('latin1')
}
