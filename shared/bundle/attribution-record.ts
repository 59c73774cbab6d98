import { labelledDateTime } from '../domain/time-display.ts'

/** One thing that an attribution cites, with the bundle's own places for it. */
export interface CitedItem {
  readonly stance: 'supports' | 'undermines' | 'neutral'
  readonly basis: 'fact' | 'assessment'
  readonly message: {
    readonly uid: string
    readonly file: string
    readonly row: number
    readonly sentAt: number | null
    readonly sender: string | null
    readonly body: string | null
    /** The message's number in this bundle; null when it is not in it. */
    readonly item: number | null
  } | null
  /** A cited image: the bundle's file with its bytes. */
  readonly image: { readonly file: string; readonly sha256: string } | null
  /** A record outside the case, by its reference. */
  readonly outside: string | null
  readonly note: string
}

/** An approved attribution of a handle that the bundle shows. */
export interface BundleAttribution {
  /** Counts up over the bundle from 1. */
  readonly number: number
  readonly handle: string
  readonly person: string
  /** Days, YYYY-MM-DD; null: open. */
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly use: 'sole' | 'shared' | 'relayed'
  readonly conclusion: string
  readonly author: string
  readonly at: number
  readonly approver: string
  readonly approvedAt: number | null
  readonly items: readonly CitedItem[]
}

export const attributionColumns = [
  'Attribution',
  'Handle',
  'Person',
  'From',
  'To',
  'Use',
  'Conclusion',
  'Proposed',
  'Approved',
  'Stance',
  'Basis',
  'Cited message',
  'Cited text',
  'Cited image',
  'Outside record',
  'Note',
] as const
export type AttributionColumn = (typeof attributionColumns)[number]
export type AttributionCells = Readonly<Record<AttributionColumn, string>>

const headColumns = [
  'Attribution',
  'Handle',
  'Person',
  'From',
  'To',
  'Use',
  'Conclusion',
  'Proposed',
  'Approved',
] as const
export const itemColumns = [
  'Stance',
  'Basis',
  'Cited message',
  'Cited text',
  'Cited image',
  'Outside record',
  'Note',
] as const

/** What an attribution says, without what it cites. */
export function headCells(of: BundleAttribution): Readonly<Record<(typeof headColumns)[number], string>> {
  return {
    Attribution: String(of.number),
    Handle: of.handle,
    Person: of.person,
    From: of.fromDay ?? 'open',
    To: of.toDay ?? 'open',
    Use: of.use,
    Conclusion: of.conclusion,
    Proposed: `${of.author} ${labelledDateTime(of.at, 'UTC')}`,
    Approved: of.approvedAt === null ? '' : `${of.approver} ${labelledDateTime(of.approvedAt, 'UTC')}`,
  }
}

export function itemCells(item: CitedItem): Readonly<Record<(typeof itemColumns)[number], string>> {
  return {
    Stance: item.stance,
    Basis: item.basis,
    'Cited message': item.message === null ? '' : citation(item.message),
    'Cited text': item.message?.body ?? '',
    'Cited image': item.image === null ? '' : `${item.image.file} (SHA-256 ${item.image.sha256})`,
    'Outside record': item.outside ?? '',
    Note: item.note,
  }
}

const noItem = Object.fromEntries(itemColumns.map((name) => [name, ''])) as ReturnType<typeof itemCells>

/** One line of attributions.csv for each thing cited; one without citations when there are none. */
export function attributionLines(of: BundleAttribution): AttributionCells[] {
  const head = headCells(of)
  if (of.items.length === 0) return [{ ...head, ...noItem }]
  return of.items.map((item) => ({ ...head, ...itemCells(item) }))
}

function citation(message: NonNullable<CitedItem['message']>): string {
  const parts = [
    message.item === null ? 'not in this bundle' : `item ${message.item}`,
    message.sender === null ? '' : `from ${message.sender}`,
    message.sentAt === null ? '' : labelledDateTime(message.sentAt, 'UTC'),
    `${message.file} row ${message.row}`,
    message.uid,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
