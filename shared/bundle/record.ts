import type { MessageRow } from '../contract/browse.ts'
import { labelledDateTime } from '../domain/time-display.ts'
import { clockText } from './clock-text.ts'

/** An image of a message: the bundle's file with its original bytes, or why there is none. */
export interface BundleImage {
  /** As the message names it. */
  readonly name: string
  /** Path from messages.html, `images/00001_photo.jpg`; null: named by the message but not among the images served. */
  readonly file: string | null
  readonly sha256: string | null
  /** A small picture as a data: URI for the page; null where the image could not be decoded. */
  readonly thumbnail: string | null
}

/** A tag with who set it and who approved it. */
export interface BundleTag {
  readonly code: string
  readonly name: string
  readonly state: 'proposed' | 'approved'
  readonly author: string
  readonly at: number
  readonly approver: string | null
  readonly approvedAt: number | null
  readonly note: string
  /** UTF-16 offsets into the text; both null: the whole message. */
  readonly from: number | null
  readonly to: number | null
}

/** The one record set of a bundle: what is here feeds messages.csv and messages.html alike. */
export type BundleRecord =
  | {
      readonly role: 'chosen' | 'context'
      /** Counts up over the bundle from 1. */
      readonly item: number
      readonly row: Omit<MessageRow, 'media' | 'tags'>
      readonly images: readonly BundleImage[]
      readonly tags: readonly BundleTag[]
    }
  | {
      readonly role: 'omitted'
      readonly conversation: MessageRow['conversation']
      /** Messages of the conversation that stand between its neighbours and are not in the bundle. */
      readonly count: number
    }

export const columns = [
  'Item',
  'Role',
  'Conversation',
  'Time (UTC)',
  'Time (Europe/London)',
  'Time as given',
  'Sender',
  'Recipient',
  'Kind',
  'Text',
  'Images',
  'Tags',
  'File',
  'Sheet',
  'Row',
  'Address',
] as const
export type Column = (typeof columns)[number]
export type Cells = Readonly<Record<Column, string>>

/** The record's cells as text: the only place where a record is put into words, so that the two writers cannot disagree. */
export function cellsOf(record: BundleRecord): Cells {
  if (record.role === 'omitted') {
    return {
      ...blank,
      Role: 'omitted',
      Conversation: record.conversation.name,
      Text: omittedText(record.count),
    }
  }
  const { row } = record
  return {
    Item: String(record.item),
    Role: record.role,
    Conversation: row.conversation.name,
    'Time (UTC)': row.sentAt === null ? '' : clockText(row.sentAt, 'UTC'),
    'Time (Europe/London)': row.sentAt === null ? '' : clockText(row.sentAt, 'Europe/London'),
    'Time as given': row.timeText ?? '',
    Sender: row.sender?.name ?? '',
    Recipient: row.recipient?.name ?? '',
    Kind: row.kind,
    Text: row.body ?? '',
    Images: record.images.map(imageLine).join('\n'),
    Tags: record.tags.map((tag) => tagLine(tag, row.body ?? '')).join('\n'),
    File: row.address.file,
    Sheet: row.address.sheet ?? '',
    Row: String(row.address.row),
    Address: row.address.uid,
  }
}

const blank = Object.fromEntries(columns.map((column) => [column, ''])) as Record<Column, string>

/** '[1 message omitted]', '[12 messages omitted]'. */
function omittedText(count: number): string {
  return `[${count} message${count === 1 ? '' : 's'} omitted]`
}

export function imageLine(image: Pick<BundleImage, 'name' | 'file' | 'sha256'>): string {
  const where =
    image.file === null
      ? 'named by the message, not among the images served'
      : `${image.file} (SHA-256 ${image.sha256})`
  return onOneLine(`${image.name}: ${where}`)
}

/** One line: a line break in a note becomes a space, so that each line of the cell is one tag. */
function tagLine(tag: BundleTag, body: string): string {
  const parts = [
    `${tag.code} ${tag.name}`,
    tag.from === null || tag.to === null
      ? ''
      : `on characters ${tag.from + 1} to ${tag.to}: "${body.slice(tag.from, tag.to)}"`,
    `${tag.state === 'proposed' ? 'PROPOSED, not approved, ' : ''}set by ${tag.author} ${labelledDateTime(tag.at, 'UTC')}`,
    tag.approver === null || tag.approvedAt === null
      ? ''
      : `approved by ${tag.approver} ${labelledDateTime(tag.approvedAt, 'UTC')}`,
    tag.note === '' ? '' : `note: ${tag.note}`,
  ]
  return onOneLine(parts.filter((part) => part !== '').join('; '))
}

const onOneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ')
