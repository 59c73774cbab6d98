import { DistinctNames } from '../json-chat/distinct.ts'
import { several } from '../several.ts'
import { type Model, models, plainModel, value } from './model.ts'
import type { ReportMessage } from './report.ts'

/** Columns made of a message's models; all other fields keep the names that the report gives them. */
export const made = [
  'time',
  'sender',
  'sender_name',
  'recipient',
  'recipient_name',
  'conversation',
  'text',
  'kind',
  'attachment',
  'received',
  'read',
  'position',
  'model',
  'id',
  'deleted_state',
  'decoding_confidence',
  'source',
  'phone_owner',
  'chat_id',
  'chat_account',
  'chat_type',
  'chat_participants',
] as const

/** Fields, and fields with models, that stand whole in those columns. */
const consumedFields = new Set(['TimeStamp', 'Body'])
const consumedModels = new Set(['From', 'To', 'Position', 'Participants'])

/** Groups with more participants than this do not repeat them as recipients. */
const pairOnly = 2

export interface ReportCells {
  made: (string | null)[]
  /** The other fields by name, nested ones by path. */
  others: Map<string, string>
}

/** Makes cells of a report's messages, in the order in which they stand in it. */
export class ReportRecord {
  readonly #names = new DistinctNames()
  #chat: Model | null = null
  #conversation: string | null = null

  cells({ message, chat }: ReportMessage): ReportCells {
    const firstOfChat = chat !== null && chat !== this.#chat
    if (firstOfChat) {
      this.#chat = chat
      this.#conversation = this.#names.name(chatName(chat), chat.attributes.get('id') ?? value(chat, 'Id'))
    }
    const from = [...models(message, 'From'), ...byRole(message, 'From')]
    const to = [...models(message, 'To'), ...byRole(message, 'To')]
    const sender = from[0] ?? null
    const recipients = to.length > 0 ? to : others(sender, chat)
    const files = models(message, 'Attachments', 'Attachment')
    const owner = [...from, ...to, ...parties(message), ...participants(chat)].find(isOwner)
    const cells = [
      value(message, 'TimeStamp'),
      sender === null ? null : handle(sender),
      sender === null ? null : value(sender, 'Name'),
      several(recipients.map(handle).filter((name) => name !== null)),
      several(recipients.map((party) => value(party, 'Name')).filter((name) => name !== null)),
      chat === null ? value(message, 'ChatName', 'ChatId') : this.#conversation,
      value(message, 'Body') ?? said(message),
      kindOf(message, files),
      several(files.map(fileName).filter((name) => name !== null)),
      dateOf([message, ...recipients], 'DateDelivered', 'DeliveredTime'),
      dateOf([message, ...recipients], 'DateRead', 'ReadTime'),
      position(message),
      message.type,
      message.attributes.get('id') ?? null,
      message.attributes.get('deleted_state') ?? null,
      message.attributes.get('decoding_confidence') ?? null,
      value(message, 'Source', 'SourceApplication', 'Platform') ??
        (chat === null ? null : value(chat, 'Source')),
      owner === undefined ? null : handle(owner),
      chat === null ? null : (value(chat, 'Id') ?? chat.attributes.get('id') ?? null),
      chat === null ? null : value(chat, 'Account'),
      chat === null ? null : value(chat, 'ChatType'),
      firstOfChat ? several(participants(chat).map(partyText)) : null,
    ]
    return { made: cells, others: otherFields(message, firstOfChat ? chat : null) }
  }
}

const participants = (chat: Model | null): Model[] => (chat === null ? [] : models(chat, 'Participants'))

/** Of the parties of a call or an SMS, those on one side: by their role, or by the direction where they have none (the owner is not among them). */
const byRole = (message: Model, role: 'From' | 'To'): Model[] =>
  parties(message).filter(
    (party) => (value(party, 'Role') ?? sideOf(message)).toLowerCase() === role.toLowerCase(),
  )

const parties = (message: Model): Model[] => models(message, 'Parties', 'Party')

function sideOf(message: Model): 'From' | 'To' | '' {
  const direction = value(message, 'Direction', 'Type') ?? ''
  if (/^(?:in|missed)/i.test(direction)) return 'From'
  return /^out/i.test(direction) ? 'To' : ''
}

const isOwner = (party: Model): boolean => /^(true|1)$/i.test(value(party, 'IsPhoneOwner') ?? '')

/** A party is known by its identifier, a number or an account; by its name where it has none. */
const handle = (party: Model): string | null => value(party, 'Identifier', 'Name', 'IPAddresses')

function partyText(party: Model): string {
  const [id, name] = [value(party, 'Identifier'), value(party, 'Name')]
  const owner = isOwner(party) ? ' (owner)' : ''
  return `${[id, name].filter((part) => part !== null).join(' ')}${owner}`
}

/** The other one of a chat of two; who received in a group the report alone can say. */
function others(sender: Model | null, chat: Model | null): Model[] {
  const all = participants(chat)
  if (sender === null || all.length !== pairOnly) return []
  const own = handle(sender)
  const rest = all.filter((party) => handle(party) !== own)
  return rest.length === 1 ? rest : []
}

function chatName(chat: Model): string {
  const named = value(chat, 'Name', 'Title', 'Subject')
  if (named !== null) return named
  const people = participants(chat).filter((party) => !isOwner(party))
  const names = people.map((party) => value(party, 'Name') ?? handle(party)).filter((name) => name !== null)
  if (names.length > 0 && names.length <= 4) return names.join(', ')
  return value(chat, 'Id') ?? chat.attributes.get('id') ?? 'chat'
}

/** The words of what has no text: a call's direction, state and length; a mail's subject. */
function said(message: Model): string | null {
  if (message.type !== 'Call') return value(message, 'Subject')
  const words = [value(message, 'Direction', 'Type'), value(message, 'Status'), value(message, 'Duration')]
  const given = words.filter((word) => word !== null)
  return given.length === 0 ? null : given.join(', ')
}

function fileName(file: Model): string | null {
  const path = value(file, 'attachment_extracted_path', 'Filename', 'Title', 'URL')
  return path === null ? null : path.replaceAll('\\', '/')
}

function kindOf(message: Model, files: readonly Model[]): string {
  if (message.type === 'Call') return 'call'
  if (/system/i.test(value(message, 'Type') ?? '')) return 'system'
  const [file] = files
  if (file === undefined) return 'text'
  const type = value(file, 'ContentType') ?? ''
  const name = fileName(file) ?? ''
  if (/^image\//i.test(type) || /\.(jpe?g|png|gif|webp|heic|bmp)$/i.test(name)) return 'photo'
  if (/^video\//i.test(type) || /\.(mp4|mov|3gp)$/i.test(name)) return 'video'
  return /^audio\//i.test(type) || /\.(opus|m4a|mp3|ogg|amr)$/i.test(name) ? 'audio file' : 'file'
}

function dateOf(holders: readonly Model[], ...names: readonly string[]): string | null {
  for (const holder of holders) {
    const date = value(holder, ...names)
    if (date !== null) return date
  }
  return null
}

function position(message: Model): string | null {
  const [place] = models(message, 'Position')
  if (place === undefined) return null
  const [latitude, longitude] = [value(place, 'Latitude'), value(place, 'Longitude')]
  return latitude === null || longitude === null ? null : `${latitude},${longitude}`
}

/** What no column is made of: fields by name, models as JSON; those of the chat under "Chat", with its first message. */
function otherFields(message: Model, chat: Model | null): Map<string, string> {
  const fields = new Map<string, string>()
  const placed = parties(message).length === byRole(message, 'From').length + byRole(message, 'To').length
  const take = (model: Model, prefix: string, without: ReadonlySet<string>) => {
    for (const [name, values] of model.fields) {
      const text = several(values)
      if (!consumedFields.has(name) && !without.has(name) && text !== null)
        fields.set(`${prefix}${name}`, text)
    }
    for (const [name, list] of model.models) {
      if (consumedModels.has(name) || list.length === 0) continue
      if (placed && (name === 'Parties' || name === 'Party')) continue
      fields.set(
        `${prefix}${name}`,
        JSON.stringify(list.map((each) => ({ type: each.type, ...plainModel(each) }))),
      )
    }
  }
  take(message, '', new Set())
  if (chat !== null) take(chat, 'Chat.', new Set(['Id', 'Account', 'ChatType']))
  return fields
}
