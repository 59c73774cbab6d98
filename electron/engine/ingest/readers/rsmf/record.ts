import type { RecordReader } from '../json-batch.ts'
import { DistinctNames } from '../json-chat/distinct.ts'
import { isObject, parsed, RawFields, word } from '../json-chat/fields.ts'
import type { JsonFields } from '../json-record.ts'
import { several } from '../several.ts'
import type { ManifestTables } from './manifest.ts'

/** Columns made of an event and of the tables that it points to; the rest keep the names that the schema gives them. */
export const made = [
  'sender',
  'recipient',
  'conversation',
  'text',
  'kind',
  'attachment',
  'received',
  'read',
  'platform',
  'conversation_type',
  'conversation_id',
  'custodian',
  'sender_id',
  'sender_email',
  'sender_account',
  'sender_custom',
  'conversation_participants',
  'conversation_custom',
] as const
/** Fields that stand whole in those columns. */
export const consumed = ['body', 'participant', 'conversation', 'attachment'] as const

interface Participant {
  name: string
  email: string | null
  account: string | null
  custom: string | null
}

interface Conversation {
  name: string
  platform: string | null
  type: string | null
  custodian: string | null
  participants: string[]
  custom: string | null
}

/** One event of a Relativity Short Message Format manifest (specification 1.0 and 2.0). */
export class RsmfRecord implements RecordReader {
  readonly #raw: RawFields
  readonly #participants = new Map<string, Participant>()
  readonly #conversations = new Map<string, Conversation>()
  /** What is told of a participant or a conversation is told once, with its first event. */
  readonly #told = new Set<string>()

  constructor(columns: readonly string[], tables: ManifestTables) {
    this.#raw = new RawFields(columns, made, consumed)
    const people = new DistinctNames()
    for (const one of tables.participants) {
      const id = word(one.id) ?? ''
      const name = word(one.display) ?? word(one.email) ?? word(one.account_id) ?? id
      this.#participants.set(id, {
        name: name === '' ? '' : people.name(name, id),
        email: word(one.email),
        account: word(one.account_id),
        custom: customText(one),
      })
    }
    const chats = new DistinctNames()
    for (const one of tables.conversations) {
      const id = word(one.id) ?? ''
      const list = Array.isArray(one.participants) ? one.participants.map(word) : []
      this.#conversations.set(id, {
        name: chats.name(word(one.display) ?? id, id),
        platform: word(one.platform),
        type: word(one.type),
        custodian: this.#nameOf(word(one.custodian)),
        participants: list.filter((each) => each !== null),
        custom: customText(one),
      })
    }
  }

  read(text: string): JsonFields {
    const raw = this.#raw
    raw.read(text)
    const senderId = raw.get('participant')
    const sender = senderId === null ? undefined : this.#participants.get(senderId)
    const chatId = raw.get('conversation')
    const chat = chatId === null ? undefined : this.#conversations.get(chatId)
    const type = raw.get('type')
    const body = raw.get('body')
    const files = this.#files()
    const firstOfSender = senderId !== null && this.#first(`p${senderId}`)
    const firstOfChat = chatId !== null && this.#first(`c${chatId}`)
    const made = [
      sender?.name || senderId || null,
      this.#recipients(senderId, chat),
      chat?.name ?? chatId,
      body !== null && body !== '' ? body : type === 'message' ? null : type,
      kindOf(type, files),
      several(files),
      this.#receipt('delivered'),
      this.#receipt('read'),
      chat?.platform ?? null,
      chat?.type ?? null,
      chatId,
      chat?.custodian ?? null,
      senderId,
      sender?.email ?? null,
      sender?.account ?? null,
      firstOfSender ? (sender?.custom ?? null) : null,
      firstOfChat ? several((chat?.participants ?? []).map((id) => this.#nameOf(id) ?? id)) : null,
      firstOfChat ? (chat?.custom ?? null) : null,
    ]
    return raw.fields(made, new Set())
  }

  #first(key: string): boolean {
    if (this.#told.has(key)) return false
    this.#told.add(key)
    return true
  }

  #nameOf(id: string | null): string | null {
    return id === null ? null : this.#participants.get(id)?.name || id
  }

  /** The others of a chat whose participants do not change; in a channel they come and go. */
  #recipients(sender: string | null, chat: Conversation | undefined): string | null {
    if (sender === null || chat === undefined || chat.type === 'channel') return null
    const others = chat.participants.filter((id) => id !== sender)
    return several(others.map((id) => this.#nameOf(id) ?? id))
  }

  #files(): string[] {
    const list = parsed(this.#raw.get('attachments'))
    const ids = Array.isArray(list) ? list.map((one) => (isObject(one) ? word(one.id) : word(one))) : []
    const single = this.#raw.get('attachment')
    return [...ids.filter((id) => id !== null), ...(single === null || single === '' ? [] : [single])]
  }

  /** When it was first delivered or read, where a receipt says when. */
  #receipt(action: 'delivered' | 'read'): string | null {
    const list = parsed(this.#raw.get('read_receipts'))
    if (!Array.isArray(list)) return null
    const times = list
      .filter((one) => isObject(one) && one.action === action)
      .map((one) => word(one.timestamp))
      .filter((time) => time !== null)
    return times.sort()[0] ?? null
  }
}

function customText(one: Record<string, unknown>): string | null {
  return Array.isArray(one.custom) && one.custom.length > 0 ? (JSON.stringify(one.custom) ?? null) : null
}

function kindOf(type: string | null, files: readonly string[]): string {
  if (type !== null && type !== 'message') return type === 'unknown' ? 'unknown event' : `${type} event`
  if (files.length === 0) return 'text'
  return files.some((name) => /\.(jpe?g|png|gif|webp|heic|bmp)$/i.test(name)) ? 'photo' : 'file'
}
