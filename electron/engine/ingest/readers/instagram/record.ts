import { basename } from 'node:path'
import { isObject, parsed, RawFields, word } from '../json-chat/fields.ts'
import type { ChatRecord, Members } from '../json-chat/walk.ts'
import type { JsonFields } from '../json-record.ts'
import { several } from '../several.ts'
import { repaired, repairedDeep } from './mojibake.ts'

/** Columns made of a message's fields; the rest keep the names that Meta gives them. */
export const made = [
  'sender',
  'recipient',
  'conversation',
  'thread',
  'text',
  'kind',
  'attachment',
  'sender_as_exported',
  'text_as_exported',
] as const
/** Fields that stand whole in those columns. */
export const consumed = ['sender_name', 'senderName', 'content', 'text'] as const

/** Fields with files, and the kind that each makes of a message. */
const media: readonly (readonly [string, string])[] = [
  ['photos', 'photo'],
  ['videos', 'video'],
  ['audio_files', 'audio file'],
  ['gifs', 'GIF'],
  ['files', 'file'],
  ['media', 'media'],
]
/** In a larger group the list of recipients would be most of every row. */
const mostRecipients = 50

/** One message of a JSON export of Instagram or Messenger ("Download your information"). */
export class InstagramRecord implements ChatRecord {
  readonly members = new Set(['participants', 'title', 'threadName', 'thread_path'])
  readonly needed = ['participants', 'title', 'thread_path']
  readonly #raw: RawFields
  readonly #fallback: string
  #participants: string[] = []
  #conversation: string
  #thread: string | null = null

  constructor(columns: readonly string[], fileName: string) {
    this.#raw = new RawFields(columns, made, consumed)
    this.#fallback = basename(fileName).replace(/\.json$/i, '')
    this.#conversation = this.#fallback
  }

  enter(chat: Members): void {
    const list = chat.get('participants')
    const names = Array.isArray(list) ? list.map((one) => word(isObject(one) ? one.name : one)) : []
    this.#participants = names.filter((name) => name !== null).map(repaired)
    this.#thread = word(chat.get('thread_path'))
    const title = word(chat.get('title')) ?? word(chat.get('threadName'))
    this.#conversation = title === null ? (this.#thread ?? this.#fallback) : repaired(title)
  }

  read(text: string): JsonFields {
    const raw = this.#raw
    raw.read(text)
    const senderGiven = raw.get('sender_name') ?? raw.get('senderName')
    const textGiven = raw.get('content') ?? raw.get('text')
    const sender = senderGiven === null ? null : repaired(senderGiven)
    const body = textGiven === null ? null : repaired(textGiven)
    const files = this.#files()
    const others = this.#participants.filter((name) => name !== sender)
    const made = [
      sender === '' ? null : sender,
      sender === null || others.length > mostRecipients ? null : several(others),
      this.#conversation,
      this.#thread,
      body === '' ? null : body,
      this.#kind(files.kind),
      several(files.names),
      sender === senderGiven ? null : senderGiven,
      body === textGiven ? null : textGiven,
    ]
    const fields = raw.fields(made, new Set())
    for (let at = made.length - 1; at >= 9; at--) fields.cells[at] = repairedCell(fields.cells[at] ?? null)
    return fields
  }

  #files(): { names: string[]; kind: string | null } {
    const names: string[] = []
    let kind: string | null = null
    for (const [field, meant] of media) {
      const list = parsed(this.#raw.get(field))
      if (!Array.isArray(list) || list.length === 0) continue
      kind ??= meant
      for (const file of list) {
        const uri = isObject(file) ? word(file.uri) : null
        if (uri !== null) names.push(repaired(uri))
      }
    }
    const sticker = this.#raw.get('sticker.uri')
    if (sticker !== null) names.push(sticker)
    return { names, kind: kind ?? (sticker === null ? null : 'sticker') }
  }

  #kind(file: string | null): string {
    const raw = this.#raw
    const type = raw.get('type')
    if (raw.get('is_unsent') === 'true' || raw.get('isUnsent') === 'true') return 'deleted'
    if (raw.get('call_duration') !== null || type === 'Call') return 'call'
    if (type === 'Subscribe' || type === 'Unsubscribe') return 'system'
    return file ?? 'text'
  }
}

/** A kept cell put right: a text, or the texts inside JSON. */
function repairedCell(cell: string | null): string | null {
  if (cell === null) return null
  if ((cell.startsWith('[') || cell.startsWith('{')) && /\\u00|[\x80-\xff]/.test(cell)) {
    const value = parsed(cell)
    if (value !== undefined) return JSON.stringify(repairedDeep(value))
  }
  return repaired(cell)
}
