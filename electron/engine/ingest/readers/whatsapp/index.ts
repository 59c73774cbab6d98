import type { Finding } from '../../../../../shared/contract/import.ts'
import type { DialectOf, Encoding } from '../../../../../shared/domain/dialect.ts'
import { foldHandle } from '../../../../../shared/domain/handles.ts'
import { marks } from '../../../../../shared/domain/time-words.ts'
import type { ByteSource } from '../byte-source.ts'
import { type Header, readHeader } from '../chat/header.ts'
import { Senders } from '../chat/names.ts'
import { chatRecords } from '../chat/records.ts'
import { beginsAsChat, type ChatSample, sampleChat } from '../chat/sniff.ts'
import type { Reader } from '../reader.ts'
import { isSignal } from '../signal/is-signal.ts'
import { sniffEncoding } from '../sniff-encoding.ts'
import { conversationName } from './conversation.ts'
import { messageParts } from './message.ts'
import { callWords, encryptionNotice, noticeVerbs } from './words.ts'

const columns = [
  'time',
  'sender',
  'recipient',
  'conversation',
  'text',
  'kind',
  'attachment',
  'omitted',
  'edited',
  'deleted',
  'position',
]

/**
 * WhatsApp's "Export chat" text, of Android (`14/04/20, 09:12 - Anna: text`) and iOS (`[14/04/2020, 09:12:30] Anna: text`). The row is
 * the line on which the message begins.
 */
export const whatsappReader: Reader<DialectOf<'whatsapp'>> = {
  format: 'whatsapp',

  sniff({ file }, declared) {
    const { encoding, finding } = sniffEncoding(file, declared)
    if (!beginsAsChat(file, encoding)) return null
    const sample = sampleChat(file, encoding)
    const chat = new Chat(file, sample)
    if (!chat.likely || isSignal(sample)) return null
    return {
      dialect: { format: 'whatsapp', encoding },
      columns,
      findings: [...chat.findings, finding],
      fields: {
        time: 'time',
        sender: 'sender',
        recipient: 'recipient',
        conversation: 'conversation',
        text: 'text',
        kind: 'kind',
        image: 'attachment',
        position: 'position',
      },
    }
  },

  columns: () => columns,

  read: ({ file }, dialect) => read(file, dialect.encoding),
}

function read(file: ByteSource, encoding: Encoding) {
  const chat = new Chat(file, sampleChat(file, encoding))
  return chatRecords(file, encoding, {
    begins: (head) => chat.begins(readHeader(head)),
    cells: (header, rest) => chat.cells(header, rest),
  })
}

const namesKept = 10_000

/** What the sample of a chat says about all of it. */
class Chat {
  readonly likely: boolean
  readonly findings: Finding[]
  readonly #senders: Senders
  /** What stood in front of colons, as names. */
  readonly #names = new Map<string, string | null>()
  readonly #conversation: string
  /** The two people of a chat that is no group. */
  readonly #pair: readonly string[]
  readonly #forms: ReadonlySet<Header['form']>

  constructor(file: ByteSource, sample: ChatSample) {
    const { messages, lines } = sample
    const own = messages[0]?.header.form ?? 'dash'
    const others = messages.filter(({ header }) => header.form !== own)
    // A few lines of the other form are messages that somebody pasted into a text; many are two exports in one file.
    const both = others.length * 5 > messages.length
    this.#forms = new Set(both ? ['bracket', 'dash'] : [own])
    const read = both ? messages : messages.filter(({ header }) => header.form === own)
    this.#senders = new Senders(read)
    const said = read.filter(({ rest }) => this.#split(rest) !== null)
    this.#conversation = conversationName(file) ?? this.#noticedUnder(read) ?? file.name
    const names = [...this.#senders.counts.keys()].filter((name) => !noticeVerbs.test(name))
    const chatFold = foldHandle(this.#conversation)
    this.#pair = names.length <= 2 && names.some((name) => foldHandle(name) === chatFold) ? names : []
    const noticed = read.some(({ rest }) => encryptionNotice.test(rest))
    this.likely = said.length > 0 && (noticed || said.length * 2 >= read.length)
    this.findings = [
      {
        what: 'format',
        value: `WhatsApp export (${own === 'bracket' ? 'as of an iPhone' : 'as of an Android phone'})`,
        evidence: `${read.length} of ${lines} sampled lines begin with a time, ${said.length} of these name a sender; the chat is "${this.#conversation}"`,
        doubt: false,
      },
    ]
    if (others.length > 0) {
      this.findings.push({
        what: 'warning',
        value: `${others.length} sampled lines begin with a time in another form`,
        evidence: both
          ? 'two exports seem to stand in one file: lines of both forms begin a message'
          : 'they look like messages pasted into a message, and stay part of its text',
        doubt: false,
      })
    }
  }

  begins(header: Header | null): Header | null {
    return header !== null && this.#forms.has(header.form) ? header : null
  }

  cells({ time }: Header, rest: string): (string | null)[] {
    const split = this.#split(rest)
    if (split === null) {
      const kind = callWords.test(rest.trim()) ? 'call' : 'system'
      return [time, null, null, this.#conversation, rest, kind, null, null, null, null, null]
    }
    const parts = messageParts(rest.slice(split.to))
    // iOS shows the chat's own notices under the chat's name.
    const notice = parts.kind === 'system' && foldHandle(split.name) === foldHandle(this.#conversation)
    const recipient = this.#pair.length === 2 ? this.#pair.find((name) => name !== split.name) : undefined
    return [
      time,
      notice ? null : split.name,
      notice ? null : (recipient ?? null),
      this.#conversation,
      parts.text,
      parts.kind,
      parts.attachment,
      parts.omitted,
      parts.edited,
      parts.deleted,
      parts.position,
    ]
  }

  #split(rest: string): { name: string; to: number } | null {
    const split = this.#senders.split(rest)
    if (split === null) return null
    let name = this.#names.get(split.name)
    if (name === undefined) {
      name = senderName(split.name)
      if (this.#names.size < namesKept) this.#names.set(split.name, name)
    }
    return name === null ? null : { name, to: split.to }
  }

  #noticedUnder(messages: ChatSample['messages']): string | null {
    const notice = messages.slice(0, 5).find(({ rest }) => encryptionNotice.test(rest))
    return notice === undefined ? null : (this.#senders.split(notice.rest)?.name ?? null)
  }
}

/** The name as the phone book has it, without marks; null where the words in front of the colon are a notice of WhatsApp. */
function senderName(written: string): string | null {
  if (noticeVerbs.test(written) || unbalanced(written)) return null
  return written.replace(edges, '') || written
}

/** Marks of direction. The ~ before a name stays: its bearer chose that name, the phone book has another or none. */
const edges = new RegExp(`^[${marks}]+|[${marks}]+$`, 'g')

/** The colon stands inside a quotation: `Anna changed the subject to "Trip: Spain"`. */
function unbalanced(name: string): boolean {
  const count = (sign: string) => name.split(sign).length
  return count('"') % 2 === 0 || count('“') !== count('”') || count('«') !== count('»')
}
