import { isText } from '../../../shared/domain/dialect.ts'
import { directionOf } from '../../../shared/domain/direction.ts'
import { kindOf, kinds } from '../../../shared/domain/kinds.ts'
import { type Field, fields, keptColumns } from '../../../shared/domain/mapping.ts'
import { matchKey, nameSeparator } from '../../../shared/domain/match-key.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import type { MapSpec, NameAnswer, Named, NameQuestion } from '../hand.ts'
import { cellValues } from './cell-values.ts'
import { DetailMapper } from './detail-mapper.ts'
import { imageNames } from './image-names.ts'
import type { KnownRows } from './known-rows.ts'
import { NameCache } from './name-cache.ts'
import type { Batch, Row } from './readers/index.ts'
import type { RejectReason } from './reject-reasons.ts'
import type { Staging } from './staging.ts'
import type { TallyBook } from './tally.ts'

/** Ids and names as the case has them, and the cells that gave them. */
interface Parties {
  readonly owner: Named | null
  readonly sender: Named | null
  readonly recipient: Named | null
  /** Ids of several recipients; null: there is one, or none. */
  readonly parties: readonly number[] | null
  readonly conversation: Named
  readonly senderText: string | null
  readonly recipientText: string | null
  readonly conversationText: string | null
}

export type Ask = (question: NameQuestion) => Promise<NameAnswer>

const textKind = kinds.indexOf('text')
const imageKind = kinds.indexOf('image')

/** Turns a file's records into staged messages, or into rejects with the reason. */
export class RowMapper {
  /** Rows whose clock reading came twice that night; the first instant was taken. */
  ambiguousTimes = 0
  /** Every image that a message names, by name or by hash. */
  readonly imagesNamed = new Set<string>()

  readonly #names: NameCache
  readonly #staging: Staging
  readonly #tallies: TallyBook
  readonly #times: TimeParser | null
  readonly #details: DetailMapper
  readonly #columns: readonly string[]
  readonly #isText: boolean
  readonly #kept: readonly number[]
  /** The kept cells of the last row, and the array that they are in JSON, piece by piece. */
  readonly #keptText: (string | null)[]
  readonly #keptParts: string[]
  readonly #at: Record<Field, number>
  readonly #owner: string | null
  readonly #known: KnownRows | null
  readonly #deviceColumns: boolean
  readonly #kindCodes = new Map<string, number>()
  #problem: { reason: RejectReason; detail: string } = { reason: 'empty', detail: '' }

  constructor(
    { mapping, columns, owner }: Pick<MapSpec, 'mapping' | 'columns' | 'owner'>,
    staging: Staging,
    tallies: TallyBook,
    ask: Ask,
    known: KnownRows | null = null,
  ) {
    this.#known = known
    this.#names = new NameCache(ask)
    this.#staging = staging
    this.#tallies = tallies
    this.#columns = columns
    this.#isText = isText(mapping.dialect)
    this.#owner = owner === '' ? null : owner
    const at = (field: Field) => {
      const column = mapping.columns[field]
      return column === undefined ? -1 : columns.indexOf(column)
    }
    this.#at = Object.fromEntries(fields.map((field) => [field, at(field)])) as Record<Field, number>
    this.#deviceColumns = this.#at.imei >= 0 || this.#at.imsi >= 0 || this.#at.cell >= 0
    // By a map: a file may have a hundred thousand columns.
    const places = new Map(columns.map((column, place) => [column, place]))
    this.#kept = keptColumns(mapping, columns).map((column) => places.get(column) ?? -1)
    this.#keptText = this.#kept.map(() => '')
    this.#keptParts = [...this.#kept.flatMap((_, k) => [k === 0 ? '[' : ',', '""']), ']']
    const { timeFormat, zone } = mapping
    const parser = () => (timeFormat === null ? null : new TimeParser(timeFormat, zone ?? 'UTC'))
    this.#times = parser()
    this.#details = new DetailMapper(this.#at, parser())
  }

  /** Rows whose received or read time could not be read; the cell itself is kept. */
  get unreadTimes(): number {
    return this.#details.unreadTimes
  }

  /** Stages a batch; afterwards its rows and rejects are in `staging`. */
  async add(batch: Batch): Promise<void> {
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
      let outcome = this.#stage(row)
      while (outcome === 'waiting') {
        await this.#learn(batch.rows, index)
        outcome = this.#stage(row)
      }
      if (outcome === 'rejected') {
        // What is no text of its own is kept cell by cell, so that it can be read again under another mapping.
        const raw = this.#isText ? batch.raw(index) : JSON.stringify(row.cells)
        this.#staging.reject({ row: row.row, line: row.line, ...this.#problem, raw })
      }
    }
    for (; next < rejects.length; next++) {
      const reject = rejects[next]
      if (reject !== undefined) this.#staging.reject(reject)
    }
  }

  /** Asks for every name in the rest of a batch at once: handles, then the conversations that they make. */
  async #learn(rows: readonly Row[], from: number): Promise<void> {
    do {
      await this.#names.ask()
      for (let i = from; i < rows.length; i++) this.#parties(rows[i]?.cells ?? [])
    } while (this.#names.wanting)
  }

  #stage(record: Row): 'taken' | 'rejected' | 'waiting' {
    const { cells } = record
    if (record.more === null && isEmpty(cells)) {
      this.#problem = { reason: 'empty', detail: 'every cell is empty' }
      return 'rejected'
    }
    const timeText = this.#timeText(cells)
    const sentAt = timeText === null ? null : this.#instant(timeText)
    if (sentAt !== null && Number.isNaN(sentAt)) return 'rejected'

    const named = this.#parties(cells)
    if (typeof named === 'string') return named
    const { owner, sender, recipient, parties, conversation, senderText, recipientText, conversationText } =
      named
    const senderId = sender?.id ?? 0
    const recipientId = recipient?.id ?? 0
    this.#ambiguous(timeText)
    const body = cellAt(cells, this.#at.text)
    const image = this.#images(cells)
    const kind = this.#kind(cells, body, image)
    const variant =
      (senderText !== null && senderText !== sender?.name) ||
      (recipientText !== null && recipientText !== recipient?.name) ||
      (conversationText !== null && conversationText !== conversation.name)
    const extra =
      variant || record.more !== null ? this.#extraObject(record, variant) : this.#extraList(cells)
    if (this.#known !== null) {
      const ids = { sender: senderId, recipient: recipientId, conversation: conversation.id, kind }
      const text = typeof extra === 'string' ? extra : (extra?.join('') ?? null)
      if (this.#known.knows(record.row, { ...ids, timeText, body, extra: text, image })) return 'taken'
    }
    const names = image === null ? [] : imageNames(image)
    for (const name of names) this.imagesNamed.add(name)
    const { chunk } = this.#staging
    const i = chunk.count++
    chunk.row[i] = record.row
    chunk.sentAt[i] = sentAt ?? Number.POSITIVE_INFINITY
    chunk.owner[i] = owner?.id ?? 0
    chunk.sender[i] = senderId
    chunk.recipient[i] = recipientId
    chunk.conversation[i] = conversation.id
    chunk.kind[i] = kind
    chunk.match[i] = matchKey(senderId, recipientId || -conversation.id, body ?? names.join(nameSeparator))
    chunk.timeText.add(timeText)
    chunk.body.add(body)
    chunk.image.add(image)
    if (extra === null || typeof extra === 'string') chunk.extra.add(extra)
    else chunk.extra.addJoined(extra)
    const detail = this.#details.of(cells)
    if (this.#details.used) chunk.detail.add(detail)
    if (owner !== null) this.#tallies.owns(owner.id)
    this.#count(cells, conversation.id, owner?.id ?? 0, senderId, recipientId, parties, sentAt)
    this.#staging.settle()
    return 'taken'
  }

  /** Who wrote to whom, and where; 'waiting': a name is not known yet, and was put down to be asked for. */
  #parties(cells: Row['cells']): Parties | 'rejected' | 'waiting' {
    const at = this.#at
    const ownerText = cellAt(cells, at.owner) ?? this.#owner
    let senderText = cellAt(cells, at.sender)
    let recipientText = cellAt(cells, at.recipient)
    if (at.direction >= 0 && at.sender < 0) {
      const word = cellAt(cells, at.direction)
      const direction = word === null ? null : directionOf(word)
      if (direction === null) {
        this.#problem = {
          reason: 'direction',
          detail: word === null ? 'the direction is empty' : `"${word}" says neither in nor out`,
        }
        return 'rejected'
      }
      const counterpart = cellAt(cells, at.counterpart)
      ;[senderText, recipientText] = direction === 'out' ? [ownerText, counterpart] : [counterpart, ownerText]
    }
    const conversationText = cellAt(cells, at.conversation)

    const names = this.#names
    const owner = ownerText === null ? null : names.handle(ownerText)
    const sender = senderText === null ? null : names.handle(senderText)
    const several = recipientText === null || names.has(recipientText) ? null : cellValues(recipientText)
    let recipient: Named | null | undefined = null
    let parties: readonly number[] | null = null
    if (recipientText !== null && several === null) recipient = names.handle(recipientText)
    else if (several !== null) {
      const recipients = several.map((name) => names.handle(name))
      if (recipients.includes(undefined)) recipient = undefined
      parties = recipients.flatMap((party) => (party?.id ? [party.id] : []))
    }
    if (owner === undefined || sender === undefined || recipient === undefined) return 'waiting'
    const conversation =
      conversationText !== null
        ? names.named(conversationText)
        : this.#conversation(sender?.id ?? 0, recipientText !== null, recipient?.id ?? 0, parties)
    if (conversation === undefined) return 'waiting'
    return { owner, sender, recipient, parties, conversation, senderText, recipientText, conversationText }
  }

  #count(
    cells: Row['cells'],
    conversation: number,
    owner: number,
    sender: number,
    recipient: number,
    parties: readonly number[] | null,
    sentAt: number | null,
  ): void {
    const tallies = this.#tallies
    tallies.count(conversation, sender, recipient, sentAt)
    if (this.#names.fresh(conversation, sender)) tallies.takesPart(conversation, sender)
    if (this.#names.fresh(conversation, recipient)) tallies.takesPart(conversation, recipient)
    if (parties !== null) {
      for (const party of parties) {
        if (this.#names.fresh(conversation, party)) tallies.takesPart(conversation, party)
      }
    }
    const device = owner || sender
    if (this.#deviceColumns && device > 0) {
      for (const kind of ['imei', 'imsi', 'cell'] as const) {
        const value = cellAt(cells, this.#at[kind])
        if (value !== null) tallies.device(device, kind, value.trim(), sentAt)
      }
    }
    const nickname = cellAt(cells, this.#at.contact)
    const counterpart = sender === owner ? recipient : sender
    if (nickname !== null && owner > 0 && counterpart > 0)
      tallies.contact(owner, counterpart, nickname.trim())
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
    if (this.#times === null) return null
    const utc = this.#times.parse(text)
    if (Number.isNaN(utc)) {
      if (text.trim() === '') return null
      this.#problem = { reason: 'time', detail: `"${text}": ${this.#times.reason}` }
    }
    return utc
  }

  /** Counted once the row is staged: a row that waits for names is looked at twice. */
  #ambiguous(text: string | null): void {
    if (text !== null && this.#times?.ambiguous === true) this.ambiguousTimes++
  }

  #conversation(
    sender: number,
    addressed: boolean,
    recipient: number,
    parties: readonly number[] | null,
  ): Named | undefined {
    const several = parties !== null && parties.length > 0
    const twoSided = addressed || this.#at.recipient >= 0 || this.#at.direction >= 0
    if (!twoSided || (sender === 0 && recipient === 0 && !several)) return this.#names.whole()
    if (!several) return this.#names.between(sender, recipient)
    return this.#names.group([...new Set([sender, ...parties])].filter((id) => id > 0))
  }

  #kind(cells: Row['cells'], body: string | null, image: string | null): number {
    const word = cellAt(cells, this.#at.kind)
    if (word === null) return image !== null && body === null ? imageKind : textKind
    let code = this.#kindCodes.get(word)
    if (code === undefined) {
      code = kinds.indexOf(kindOf(word))
      // Words for kinds are few; a column of something else must not fill the memory.
      if (this.#kindCodes.size < 1000) this.#kindCodes.set(word, code)
    }
    return code
  }

  /** The image cell as given; where only a hash is given, that. */
  #images(cells: Row['cells']): string | null {
    return cellAt(cells, this.#at.image) ?? cellAt(cells, this.#at.imageHash)
  }

  /** Parts of a JSON array of the kept cells; null when all are empty. Overwritten by the next row. */
  #extraList(cells: Row['cells']): readonly string[] | null {
    const kept = this.#kept
    const texts = this.#keptText
    const parts = this.#keptParts
    let filled = false
    for (let k = 0; k < kept.length; k++) {
      const cell = cells[kept[k] ?? 0] ?? null
      if (cell !== null && cell !== '') filled = true
      // A column of one value, an IMEI say, is written once.
      if (cell !== texts[k]) {
        texts[k] = cell
        parts[2 * k + 1] = cell === null ? 'null' : JSON.stringify(cell)
      }
    }
    return filled ? parts : null
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

function isEmpty(cells: Row['cells']): boolean {
  for (const cell of cells) if (cell !== null && cell !== '') return false
  return true
}

/** The cell's text; null when there is none, or it is empty. */
function cellAt(cells: Row['cells'], index: number): string | null {
  return index < 0 ? null : cells[index] || null
}
