import { escapeHtml, evidence } from './html.ts'
import { type BundleImage, type BundleRecord, type Cells, type Column, imageLine } from './record.ts'

/** What the contents list says of a conversation before its messages come. */
export interface ConversationHead {
  /** Counts up over the page from 1. */
  readonly number: number
  readonly name: string
  /** Messages in the case, chosen and as context in the bundle. */
  readonly rows: number
  readonly chosen: number
  readonly context: number
}

export const contentsTop =
  '<h2>Conversations in this bundle</h2>\n<table><thead><tr><th>Conversation</th><th>Messages in the case</th><th>Chosen</th><th>Context</th></tr></thead><tbody>\n'

export function contentsLine(head: ConversationHead): string {
  const { number, name, rows, chosen, context } = head
  return `<tr><td><a href="#c${number}">${evidence(name)}</a></td><td>${rows}</td><td>${chosen}</td><td>${context}</td></tr>\n`
}

export const contentsBottom = '</tbody></table>\n'

export function conversationTop({ number, name }: ConversationHead): string {
  return [
    `<section id="c${number}"><h2${column('Conversation')}>${evidence(name)}</h2>\n<table class="messages">`,
    '<colgroup><col><col><col><col><col></colgroup>',
    '<thead><tr><th>Item</th><th>Time</th><th>From, to</th><th>Message</th><th>Where it stands</th></tr></thead><tbody>\n',
  ].join('')
}

export const conversationBottom = '</tbody></table></section>\n'

/**
 * One record as a table row. Every cell of `cellsOf` but Conversation (the section's heading) stands in an element with that
 * cell's name in `data-column` and exactly that cell's text as its own.
 */
export function recordRow(record: BundleRecord, cells: Cells): string {
  if (record.role === 'omitted') {
    return `<tr class="omitted"><td colspan="5">${cell('span', cells, 'Role', 'empty')}${cell('span', cells, 'Text')}</td></tr>\n`
  }
  return [
    `<tr class="${record.role}" id="i${record.item}"><td>`,
    cell('b', cells, 'Item'),
    cell('span', cells, 'Role', 'note'),
    '</td><td>',
    cell('span', cells, 'Time (UTC)'),
    cell('span', cells, 'Time (Europe/London)'),
    cell('span', cells, 'Time as given', 'note', 'as given: '),
    '</td><td>',
    cell('span', cells, 'Sender', 'handle', 'from '),
    cell('span', cells, 'Recipient', 'handle', 'to '),
    '</td><td>',
    cell('span', cells, 'Kind', record.row.kind === 'text' ? 'empty' : 'note'),
    cell('div', cells, 'Text', 'text'),
    images(record.images),
    cell('div', cells, 'Tags', 'lines tags'),
    '</td><td class="address">',
    cell('span', cells, 'File'),
    cell('span', cells, 'Sheet', '', 'sheet '),
    cell('span', cells, 'Row', '', 'row '),
    cell('span', cells, 'Address', 'mono'),
    '</td></tr>\n',
  ].join('')
}

const column = (name: Column) => ` data-column="${escapeHtml(name)}"`

/** `label` stands before the value and is no part of it; an empty cell is not shown. */
function cell(element: 'span' | 'b' | 'div', cells: Cells, name: Column, classes = '', label = ''): string {
  const value = cells[name]
  if (value === '') return ''
  const named = classes === '' ? '' : ` class="${classes}"`
  if (label === '') return `<${element}${named}${column(name)}>${evidence(value)}</${element}>`
  return `<${element}><small>${label}</small><span${named}${column(name)}>${evidence(value)}</span></${element}>`
}

function images(all: readonly BundleImage[]): string {
  if (all.length === 0) return ''
  return `<div class="lines"${column('Images')}>${all.map(image).join('\n')}</div>`
}

/** A small picture inside the page, a link to the file with the original bytes. */
function image(one: BundleImage): string {
  const text = evidence(imageLine(one))
  if (one.file === null) return text
  const picture = one.thumbnail === null ? '' : `<img src="${escapeHtml(one.thumbnail)}" alt="">`
  return `<a href="${escapeHtml(one.file)}">${picture}${text}</a>`
}
