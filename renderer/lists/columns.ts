import type { SortColumn } from '../../shared/contract/arrange.ts'
import { type ListColumn, listColumns } from '../../shared/contract/reading.ts'
import type { ShownZone } from '../../shared/domain/time-display.ts'

/** Which columns a list of messages shows, in which order, and how wide. */
export interface ColumnLayout {
  readonly shown: readonly ListColumn[]
  readonly widths: Readonly<Partial<Record<ListColumn, number>>>
}

/** A column as it is drawn. */
export interface Column {
  readonly id: ListColumn
  /** px; null: what the others leave. */
  readonly width: number | null
}

export const firstLayout: ColumnLayout = {
  shown: ['number', 'seen', 'time', 'sender', 'recipient', 'text', 'tags'],
  widths: {},
}

const widths: Record<ListColumn, number> = {
  number: 64,
  seen: 12,
  time: 136,
  sender: 124,
  recipient: 124,
  conversation: 176,
  kind: 84,
  text: 160,
  twins: 72,
  tags: 124,
  source: 148,
  row: 72,
}

/** Where there is no room, these give way, the first of them first. The inspector has them all. */
const givingWay: readonly ListColumn[] = [
  'row',
  'source',
  'kind',
  'twins',
  'conversation',
  'number',
  'recipient',
  'tags',
]

/** px of a name, at least. */
const leastName = 64

/** px between two columns, and at both ends of a line. */
const gap = 8
const ends = 24
/** px that the text has at least, before a column gives way. */
const leastText = 200

export function columnTitle(column: ListColumn, zone: ShownZone): string {
  if (column === 'time') return `Sent (${zone === 'UTC' ? 'UTC' : 'London'})`
  return titles[column]
}

const titles: Record<ListColumn, string> = {
  number: 'No.',
  seen: 'Seen',
  time: 'Sent',
  sender: 'From',
  recipient: 'To',
  conversation: 'Conversation',
  kind: 'Kind',
  text: 'Text',
  twins: 'Twins',
  tags: 'Tags',
  source: 'File',
  row: 'Served row',
}

/** What a list is sorted by, as words in a sentence. */
export const sortTitles: Readonly<Record<SortColumn, string>> = {
  time: 'time',
  sender: 'sender',
  recipient: 'recipient',
  conversation: 'conversation',
  kind: 'kind',
  text: 'length of text',
  source: 'file',
  row: 'file and served row',
}

export const columnWidth = (layout: ColumnLayout, column: ListColumn): number =>
  layout.widths[column] ?? widths[column]

/**
 * The columns that a line of `room` px shows: those of the layout, less those that leave the text no room. The text is always there and
 * takes what is left.
 */
export function fittedColumns(layout: ColumnLayout, room: number): Column[] {
  const shown = layout.shown.includes('text') ? [...layout.shown] : [...layout.shown, 'text' as const]
  const left = (columns: readonly ListColumn[]) =>
    room - ends - columns.reduce((sum, id) => sum + (id === 'text' ? 0 : columnWidth(layout, id)) + gap, -gap)
  let fitting = shown
  for (const column of givingWay) {
    if (left(fitting) >= leastText) break
    fitting = fitting.filter((id) => id !== column)
  }
  // Where even that leaves the text no room, names give way to it as well.
  const short = Math.max(0, leastText - left(fitting))
  const widthOf = (id: ListColumn) =>
    id === 'sender' ? Math.max(leastName, columnWidth(layout, id) - short) : columnWidth(layout, id)
  return fitting.map((id) => ({ id, width: id === 'text' ? null : widthOf(id) }))
}

/** px that columns leave to the text in a line of `room` px. */
export const textRoom = (columns: readonly Column[], room: number): number =>
  room - ends - columns.reduce((sum, { width }) => sum + (width ?? 0) + gap, -gap)

/** As CSS has it. */
export const gridColumns = (columns: readonly Column[]): string =>
  columns.map(({ width }) => (width === null ? 'minmax(0, 1fr)' : `${width}px`)).join(' ')

/** Puts a column where another stands; that one and those behind it move on. */
export function moveColumn(layout: ColumnLayout, column: ListColumn, to: ListColumn): ColumnLayout {
  const target = layout.shown.indexOf(to)
  if (target < 0 || column === to) return layout
  const shown = layout.shown.filter((id) => id !== column)
  shown.splice(target, 0, column)
  return { ...layout, shown }
}

/** One place to the left (-1) or right (1). */
export function shiftColumn(layout: ColumnLayout, column: ListColumn, by: -1 | 1): ColumnLayout {
  const neighbour = layout.shown[layout.shown.indexOf(column) + by]
  return neighbour === undefined ? layout : moveColumn(layout, column, neighbour)
}

/** Shows a column at the place it has among all, or hides it. The text stays. */
export function toggleColumn(layout: ColumnLayout, column: ListColumn): ColumnLayout {
  if (column === 'text') return layout
  if (layout.shown.includes(column)) {
    return { ...layout, shown: layout.shown.filter((id) => id !== column) }
  }
  const rank = (id: ListColumn) => listColumns.indexOf(id)
  const before = layout.shown.findIndex((id) => rank(id) > rank(column))
  const shown = [...layout.shown]
  shown.splice(before < 0 ? shown.length : before, 0, column)
  return { ...layout, shown }
}

/** Least and most px of a column; the contract has the same. */
const least = 24
const most = 1200

export function resizeColumn(layout: ColumnLayout, column: ListColumn, width: number): ColumnLayout {
  const px = Math.round(Math.max(least, Math.min(most, width)))
  return { ...layout, widths: { ...layout.widths, [column]: px } }
}
