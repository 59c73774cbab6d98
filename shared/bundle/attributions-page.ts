import {
  type BundleAttribution,
  type CitedItem,
  headCells,
  itemCells,
  itemColumns,
} from './attribution-record.ts'
import { escapeHtml, evidence } from './html.ts'

const stances = [
  ['supports', 'Supports it'],
  ['undermines', 'Undermines it'],
  ['neutral', 'Neither'],
] as const

/** One attribution as a section: what it says, then what is cited for it, against it and beside it. Cells as in messages.html. */
export function attributionSection(of: BundleAttribution): string {
  const head = headCells(of)
  const facts = Object.entries(head).map(
    ([name, value]) =>
      `<dt>${escapeHtml(name)}</dt><dd data-column="${escapeHtml(name)}">${evidence(value)}</dd>`,
  )
  const ledger = stances.map(([stance, heading]) => {
    const items = of.items.filter((item) => item.stance === stance)
    return items.length === 0 ? `<h3>${heading}: nothing cited</h3>\n` : itemTable(heading, items)
  })
  return `<section id="a${of.number}"><h2>${evidence(`${of.handle}: attributed to ${of.person}`)}</h2>\n<dl>${facts.join('')}</dl>\n${ledger.join('')}</section>\n`
}

function itemTable(heading: string, items: readonly CitedItem[]): string {
  const names = itemColumns.filter((name) => name !== 'Stance')
  const rows = items.map((item) => {
    const cells = itemCells(item)
    const shown = names.map((name) => {
      const text = `<span data-column="${escapeHtml(name)}">${cells[name] === '' ? '' : evidence(cells[name])}</span>`
      return `<td class="text">${text}${name === 'Cited message' ? seeIt(item) : ''}</td>`
    })
    return `<tr data-stance="${item.stance}">${shown.join('')}</tr>\n`
  })
  const heads = names.map((name) => `<th>${escapeHtml(name)}</th>`).join('')
  return `<h3>${heading}</h3>\n<table class="cited"><colgroup>${'<col>'.repeat(names.length)}</colgroup><thead><tr>${heads}</tr></thead><tbody>\n${rows.join('')}</tbody></table>\n`
}

function seeIt({ message }: CitedItem): string {
  if (message === null || message.item === null) return ''
  return ` <a href="messages.html#i${message.item}">see it</a>`
}
