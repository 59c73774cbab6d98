import { type Cited, citation } from '../domain/citation.ts'
import type { ShownZone } from '../domain/time-display.ts'
import { clockText } from './clock-text.ts'
import { evidence } from './html.ts'

/** A message as it is copied out of the case. */
export interface QuotedMessage {
  readonly row: {
    readonly sentAt: number | null
    readonly timeText: string | null
    readonly sender: { readonly name: string } | null
    readonly recipient: { readonly name: string } | null
    readonly conversation: { readonly name: string }
    readonly kind: string
    readonly body: string | null
    readonly media: readonly { readonly name: string; readonly sha256: string | null }[]
    readonly address: Cited
  }
  readonly sha256: string
  /** One of those that were asked for; the others stand around them. */
  readonly chosen: boolean
}

const cited = ({ row }: QuotedMessage): string => citation(row.address)

const sent = ({ row }: QuotedMessage, zone: ShownZone): string =>
  row.sentAt === null
    ? row.timeText === null
      ? 'time not given'
      : `time not known, as given ${row.timeText}`
    : clockText(row.sentAt, zone)

const ends = ({ row }: QuotedMessage): readonly [from: string, to: string] => [
  row.sender?.name ?? 'unknown',
  row.recipient?.name ?? row.conversation.name,
]

/** The text, or what stands in its place; images by name and hash, never themselves. */
function said({ row }: QuotedMessage): string {
  const images = row.media.map(
    ({ name, sha256 }) =>
      `[image ${name}${sha256 === null ? ', not among those served' : `, SHA-256 ${sha256}`}]`,
  )
  const body = row.body ?? ''
  const words =
    body === '' && images.length === 0 ? [`[${row.kind === 'text' ? 'no text' : row.kind}]`] : [body]
  return [...words.filter((text) => text !== ''), ...images].join('\n')
}

/** The files that the messages stand in, each once, by name and hash. */
function files(messages: readonly QuotedMessage[]): { name: string; sha256: string }[] {
  const names = new Map(messages.map(({ row, sha256 }) => [sha256, row.address.file]))
  return [...names].map(([sha256, name]) => ({ name, sha256 }))
}

/** As plain text: each message under its time, ends and address, those that were asked for marked with '>'. */
export function quotationText(messages: readonly QuotedMessage[], zone: ShownZone): string {
  const context = messages.some(({ chosen }) => !chosen)
  const lines = messages.flatMap((message) => {
    const [from, to] = ends(message)
    const mark = context ? (message.chosen ? '> ' : '  ') : ''
    const indent = context ? '  ' : ''
    return [
      `${mark}${sent(message, zone)}  ${from} → ${to}`,
      ...said(message)
        .split(/\r\n|\r|\n/)
        .map((line) => `${mark}${line}`),
      `${indent}${cited(message)}`,
      '',
    ]
  })
  const hashes = files(messages).map(({ name, sha256 }) => `SHA-256 of ${name}: ${sha256}`)
  return [...lines, ...hashes, ''].join('\n')
}

/**
 * As an HTML table for word processors and mail: evidence is escaped text, with its hidden characters as marks. No style of its own: the
 * page's policy lets no inline style onto the clipboard.
 */
export function quotationHtml(messages: readonly QuotedMessage[], zone: ShownZone): string {
  const text = (given: string) =>
    given
      .split(/\r\n|\r|\n/)
      .map(evidence)
      .join('<br>')
  const context = messages.some(({ chosen }) => !chosen)
  const rows = messages.map((message) => {
    const cells = [sent(message, zone), ...ends(message), said(message)].map(text)
    const shown = context && message.chosen ? cells.map((cell) => `<b>${cell}</b>`) : cells
    const all = [...shown, `<code>${text(cited(message))}</code>`]
    return `<tr>${all.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const head = ['Sent', 'From', 'To', 'Text', 'Address'].map((title) => `<th>${title}</th>`)
  const hashes = files(messages).map(
    ({ name, sha256 }) => `<p>SHA-256 of ${evidence(name)}: <code>${sha256}</code></p>`,
  )
  return `<table border="1" cellpadding="4" cellspacing="0"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>${hashes.join('')}`
}
