import type { Field, Mapping } from '../../../shared/domain/mapping.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import { imageNames } from './image-names.ts'
import { kindOf, kinds } from './kinds.ts'
import type { LedgerConversation, LedgerHandle, NameLedger } from './name-ledger.ts'
import type { Batch, Row } from './readers/index.ts'
import type { RejectReason } from './reject-reasons.ts'
import type { Staging } from './staging.ts'

/** Fields whose cell is kept word for word in a column of the message or of its handle or conversation. */
const exactFields: readonly Field[] = ['sender', 'recipient', 'conversation', 'date', 'time', 'text', 'image']

/**
 * The columns that go into message.extra, in order: all that no field takes, and those whose field does not keep the cell's own words
 * (the supplier's word for the kind, and the supplier's record id).
 */
export function keptColumns(mapping: Mapping, columns: readonly string[]): string[] {
  const exact = new Set(exactFields.map((field) => mapping.columns[field]))
  return columns.filter((column) => !exact.has(column))
}

export interface MappedSource {
  readonly sha256: string
  readonly name: string
}

/** Turns a file's records into staged messages, or into rejects with the reason. */
export class RowMapper {
  /** Rows whose clock reading came twice that night; the first instant was taken. */
  ambiguousTimes = 0
  /** Every image that a message names. */
  readonly imagesNamed = new Set<string>()

  readonly #ledger: NameLedger
  readonly #staging: Staging
  readonly #source: MappedSource
  readonly #times: TimeParser | null
  readonly #columns: readonly string[]
  readonly #kept: readonly number[]
  readonly #at: Record<Field, number>
  #problem: { reason: RejectReason; detail: string } | null = null

  constructor(
    mapping: Mapping,
    columns: readonly string[],
    source: MappedSource,
    ledger: NameLedger,
    staging: Staging,
  ) {
    this.#ledger = ledger
    this.#staging = staging
    this.#source = source
    this.#columns = columns
    const at = (field: Field) => {
      const column = mapping.columns[field]
      return column === undefined ? -1 : columns.indexOf(column)
    }
    this.#at = {
      sender: at('sender'),
      recipient: at('recipient'),
      conversation: at('conversation'),
      date: at('date'),
      time: at('time'),
      text: at('text'),
      kind: at('kind'),
      image: at('image'),
      record: at('record'),
    }
    this.#kept = keptColumns(mapping, columns).map((column) => columns.indexOf(column))
    this.#times =
      mapping.timeFormat === null ? null : new TimeParser(mapping.timeFormat, mapping.zone ?? 'UTC')
  }

  /** Stages a batch; afterwards its rows and rejects are in `staging`. */
  add(batch: Batch): void {
    // Rejects of the reader and of the mapping are kept in file order.
    let next = 0
    const { rejects } = batch
    for (let index = 0; index < batch.rows.length; index++) {
      const row = batch.rows[index]
      if (row === undefined) break
      for (; next < rejects.length; next++) {
        const reject = rejects[next]
        if (reject === undefined || reject.row > row.row) break
        this.#staging.reject(reject)
      }
      if (this.#stage(row)) continue
      const { reason, detail } = this.#problem ?? { reason: 'empty', detail: '' }
      this.#staging.reject({ row: row.row, line: row.line, reason, detail, raw: batch.raw(index) })
    }
    for (; next < rejects.length; next++) {
      const reject = rejects[next]
      if (reject !== undefined) this.#staging.reject(reject)
    }
  }

  /** False: rejected, and #problem says why. */
  #stage(record: Row): boolean {
    const { cells } = record
    const at = this.#at
    if (record.more === null && !cells.some((cell) => cell !== null && cell !== '')) {
      this.#problem = { reason: 'empty', detail: 'every cell is empty' }
      return false
    }
    const timeText = this.#timeText(cells)
    const sentAt = timeText === null ? null : this.#instant(timeText)
    if (sentAt !== null && Number.isNaN(sentAt)) return false

    const senderText = cellAt(cells, at.sender)
    const recipientText = cellAt(cells, at.recipient)
    const conversationText = cellAt(cells, at.conversation)
    const sender = senderText === null ? null : this.#ledger.handle(senderText)
    const recipient = recipientText === null ? null : this.#ledger.handle(recipientText)
    const conversation = this.#conversation(conversationText, sender, recipient)
    const body = cellAt(cells, at.text)
    const image = cellAt(cells, at.image)
    if (image !== null) for (const name of imageNames(image)) this.imagesNamed.add(name)

    const { chunk } = this.#staging
    const i = chunk.count++
    chunk.row[i] = record.row
    chunk.sentAt[i] = sentAt ?? Number.POSITIVE_INFINITY
    chunk.sender[i] = sender?.id ?? 0
    chunk.recipient[i] = recipient?.id ?? 0
    chunk.conversation[i] = conversation.id
    chunk.kind[i] = this.#kind(cells, body, image)
    chunk.timeText.push(timeText)
    chunk.body.push(body)
    chunk.image.push(image)
    const variant =
      (senderText !== null && senderText !== sender?.name) ||
      (recipientText !== null && recipientText !== recipient?.name) ||
      (conversationText !== null && conversationText !== conversation.name)
    const extra =
      variant || record.more !== null ? this.#extraObject(record, variant) : this.#extraList(cells)
    chunk.extra.push(extra)
    chunk.units += (timeText?.length ?? 0) + (body?.length ?? 0) + (extra?.length ?? 0) + (image?.length ?? 0)
    this.#ledger.count(conversation, sender, recipient, sentAt)
    this.#staging.settle()
    return true
  }

  /** As given; a date and a time of day in two columns are joined by a space. */
  #timeText(cells: Row['cells']): string | null {
    const time = cellAt(cells, this.#at.time)
    if (this.#at.date < 0) return time
    const date = cellAt(cells, this.#at.date)
    if (date === null || time === null) return date ?? time
    return `${date} ${time}`
  }

  /** UTC milliseconds; null: not known; NaN: cannot be read. */
  #instant(text: string): number | null {
    if (this.#times === null || text.trim() === '') return null
    const utc = this.#times.parse(text)
    if (Number.isNaN(utc)) {
      this.#problem = { reason: 'time', detail: `"${text}": ${this.#times.reason}` }
    } else if (this.#times.ambiguous) this.ambiguousTimes++
    return utc
  }

  #conversation(
    named: string | null,
    sender: LedgerHandle | null,
    recipient: LedgerHandle | null,
  ): LedgerConversation {
    const ledger = this.#ledger
    const twoSided =
      this.#at.sender >= 0 && this.#at.recipient >= 0 && (sender !== null || recipient !== null)
    if (named === null && twoSided) return ledger.between(sender, recipient)
    const conversation =
      named === null ? ledger.whole(this.#source.sha256, this.#source.name) : ledger.named(named)
    if (sender !== null) conversation.participants.add(sender.id)
    if (recipient !== null) conversation.participants.add(recipient.id)
    return conversation
  }

  #kind(cells: Row['cells'], body: string | null, image: string | null): number {
    const word = cellAt(cells, this.#at.kind)
    if (word !== null) return kinds.indexOf(kindOf(word))
    return kinds.indexOf(image !== null && body === null ? 'image' : 'text')
  }

  /** JSON array of the kept cells; null when all are empty. */
  #extraList(cells: Row['cells']): string | null {
    const kept: (string | null)[] = []
    let filled = false
    for (const index of this.#kept) {
      const cell = cells[index] ?? null
      if (cell !== null && cell !== '') filled = true
      kept.push(cell)
    }
    return filled ? JSON.stringify(kept) : null
  }

  /** JSON object: kept cells, values under keys of the record's own, and names spelt otherwise than the handle's first. */
  #extraObject({ cells, more }: Row, variant: boolean): string {
    const extra: Record<string, string | null> = Object.create(null) as Record<string, string | null>
    const put = (index: number) => {
      const cell = cells[index] ?? null
      if (cell !== null && cell !== '') extra[this.#columns[index] ?? ''] = cell
    }
    if (variant) for (const field of ['sender', 'recipient', 'conversation'] as const) put(this.#at[field])
    this.#kept.forEach(put)
    return JSON.stringify(Object.assign(extra, more))
  }
}

/** The cell's text; null when there is none, or it is empty. */
function cellAt(cells: Row['cells'], index: number): string | null {
  return index < 0 ? null : cells[index] || null
}
