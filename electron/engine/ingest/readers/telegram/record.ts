import { basename } from 'node:path'
import { DistinctNames } from '../json-chat/distinct.ts'
import { isObject, parsed, RawFields, word } from '../json-chat/fields.ts'
import type { ChatRecord, Members } from '../json-chat/walk.ts'
import type { JsonFields } from '../json-record.ts'
import { several } from '../several.ts'
import { joinText } from './text.ts'

/** Columns made of a message's fields; the rest keep the names that Telegram gives them. */
export const made = [
  'sender',
  'recipient',
  'conversation',
  'chat_type',
  'text',
  'kind',
  'attachment',
  'not_included',
  'links',
  'formatted',
  'position',
] as const
/** Fields that stand whole in those columns. */
export const consumed = ['from', 'text', 'photo', 'file'] as const

interface Chat {
  name: string
  type: string | null
  id: string | null
}

/** One message of Telegram's JSON export (Telegram Desktop, "Export chat history"). */
export class TelegramRecord implements ChatRecord {
  readonly members = new Set(['name', 'type', 'id', 'personal_information'])
  readonly needed = ['name', 'type', 'id']
  readonly #raw: RawFields
  readonly #fallback: string
  readonly #chats = new DistinctNames()
  readonly #people = new DistinctNames()
  #chat: Chat
  /** The exported account's name and id, where the file says them. */
  #owner: { name: string | null; id: string | null } = { name: null, id: null }

  constructor(columns: readonly string[], fileName: string) {
    this.#raw = new RawFields(columns, made, consumed)
    this.#fallback = basename(fileName).replace(/\.json$/i, '')
    this.#chat = { name: this.#fallback, type: null, id: null }
  }

  enter(chat: Members, account: Members): void {
    const id = word(chat.get('id'))
    const type = word(chat.get('type'))
    const name = word(chat.get('name'))
    const own = type === 'saved_messages' ? 'Saved Messages' : null
    this.#chat = { name: this.#chats.name(name ?? own ?? id ?? this.#fallback, id), type, id }
    const person = account.get('personal_information')
    if (isObject(person)) {
      const names = [word(person.first_name), word(person.last_name)].filter((part) => part !== null)
      this.#owner = { name: names.join(' ') || null, id: word(person.user_id) }
    }
  }

  read(text: string): JsonFields {
    const raw = this.#raw
    raw.read(text)
    const drop = new Set<string>()
    const service = raw.get('type') === 'service'
    const id = raw.get('from_id') ?? raw.get('actor_id')
    const named = raw.get('from') ?? raw.get('actor')
    const sender = named === null || named === '' ? id : this.#people.name(named, id)
    const formatted = /"text"\s*:\s*\[/.test(text) ? joinText(parsed(raw.get('text'))) : null
    const body = formatted?.text ?? raw.get('text') ?? ''
    const entities = joinText(parsed(raw.get('text_entities')))
    if (entities?.plain === true && entities.text === body) drop.add('text_entities')
    const files = this.#files()
    const made = [
      sender,
      this.#recipient(sender, id),
      this.#chat.name,
      this.#chat.type,
      body !== '' ? body : this.#said(service),
      this.#kind(service, files.names),
      several(files.names),
      several(files.notes),
      several([...new Set([...(formatted?.links ?? []), ...(entities?.links ?? [])])]),
      formatted === null || formatted.plain || entities !== null ? null : raw.get('text'),
      this.#position(),
    ]
    return raw.fields(made, drop)
  }

  /** Names of files, and what Telegram says in place of one that it left out. */
  #files(): { names: string[]; notes: string[] } {
    const names: string[] = []
    const notes: string[] = []
    for (const field of ['photo', 'file']) {
      const value = this.#raw.get(field)
      if (value === null || value === '') continue
      if (value.startsWith('(File ')) notes.push(value)
      else names.push(value)
    }
    return { names, notes }
  }

  /** In a chat of two: the other one. */
  #recipient(sender: string | null, senderId: string | null): string | null {
    const chat = this.#chat
    if (sender === null || (chat.type !== 'personal_chat' && chat.type !== 'bot_chat')) return null
    const fromOther =
      chat.id !== null && senderId !== null ? senderId === `user${chat.id}` : sender === chat.name
    return fromOther ? this.#owner.name : chat.name
  }

  /** The words of a message that has no text: what was done, the question of a poll, the contact sent. */
  #said(service: boolean): string | null {
    const raw = this.#raw
    if (service) {
      const members = parsed(raw.get('members'))
      const whom = Array.isArray(members)
        ? members.filter((member) => typeof member === 'string').join(', ')
        : ''
      const words = [raw.get('action'), raw.get('title') ?? '', whom].filter(
        (part) => part !== null && part !== '',
      )
      return words.length === 0 ? null : words.join(': ')
    }
    const contact = [
      raw.get('contact_information.first_name'),
      raw.get('contact_information.last_name'),
      raw.get('contact_information.phone_number'),
    ].filter((part) => part !== null && part !== '')
    return raw.get('poll.question') ?? (contact.length > 0 ? contact.join(' ') : null)
  }

  #kind(service: boolean, files: readonly string[]): string {
    const raw = this.#raw
    if (service) return raw.get('action')?.includes('call') === true ? 'call' : 'system'
    const media = raw.get('media_type')
    if (media !== null) return mediaKinds[media] ?? `${media} file`
    if (raw.get('photo') !== null) return 'photo'
    if (raw.get('location_information.latitude') !== null) return 'location'
    if (raw.get('contact_information.phone_number') !== null) return 'contact'
    if (raw.get('poll.question') !== null) return 'poll'
    return files.length > 0 || raw.get('file') !== null ? 'file' : 'text'
  }

  #position(): string | null {
    const latitude = this.#raw.get('location_information.latitude')
    const longitude = this.#raw.get('location_information.longitude')
    return latitude === null || longitude === null ? null : `${latitude},${longitude}`
  }
}

const mediaKinds: Readonly<Record<string, string>> = {
  voice_message: 'voice file',
  video_message: 'video',
  video_file: 'video',
  audio_file: 'audio file',
  animation: 'GIF',
  sticker: 'sticker',
}
