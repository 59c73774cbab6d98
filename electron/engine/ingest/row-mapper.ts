import { isText } from '../../../shared/domain/dialect.ts'
import { kindOf, kinds } from '../../../shared/domain/kinds.ts'
import { type Field, fields } from '../../../shared/domain/mapping.ts'
import { matchKey, nameSeparator } from '../../../shared/domain/match-key.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import type { MapSpec, NameAnswer, NameQuestion } from '../hand.ts'
import { DetailMapper } from './detail-mapper.ts'
import { imageNames } from './image-names.ts'
import { KeptCells } from './kept-cells.ts'
import type { KnownRows } from './known-rows.ts'
import { NameCache } from './name-cache.ts'
import { PackedCells } from './packed-cells.ts'
import { PartyMapper } from './party-mapper.ts'
import type { Batch } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'
import type { RejectReason } from './reject-reasons.ts'
import { RowCells } from './row-cells.ts'
import type { Staging } from './staging.ts'
import type { TallyBook } from './tally.ts'

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
  readonly #isText: boolean
  readonly #kept: KeptCells
  readonly #at: Record<Field, number>
  readonly #parties: PartyMapper
  readonly #known: KnownRows | null
  readonly #deviceColumns: boolean
  readonly #kindCodes = new Map<string, number>()
  #problem: { reason: RejectReason; detail: string } = { reason: 'empty', detail: '' }
  readonly #rows = new RowCells()
  readonly #packed = new PackedCells()

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
    this.#isText = isText(mapping.dialect)
    const at = (field: Field) => {
      const column = mapping.columns[field]
      return column === undefined ? -1 : columns.indexOf(column)
    }
    this.#at = Object.fromEntries(fields.map((field) => [field, at(field)])) as Record<Field, number>
    this.#parties = new PartyMapper(this.#at, owner === '' ? null : owner, this.#names)
    this.#deviceColumns = this.#at.imei >= 0 || this.#at.imsi >= 0 || this.#at.cell >= 0
    this.#kept = new KeptCells(mapping, columns, this.#at)
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
    const count = batch.packed?.count ?? batch.rows.length
    for (let index = 0; index < count; index++) {
      const cells = this.#cellsOf(batch, index)
      for (; next < rejects.length; next++) {
        const reject = rejects[next]
        if (reject === undefined || reject.row > cells.row) break
        this.#staging.reject(reject)
      }
      let outcome = this.#stage(cells)
      while (outcome === 'waiting') {
        await this.#learn(batch, index, count)
        outcome = this.#stage(this.#cellsOf(batch, index))
      }
      if (outcome === 'rejected') {
        // What is no text of its own is kept cell by cell, so that it can be read again under another mapping.
        const raw = this.#isText ? batch.raw(index) : JSON.stringify(batch.rows[index]?.cells ?? [])
        this.#staging.reject({ row: cells.row, line: cells.line, ...this.#problem, raw })
      }
    }
    for (; next < rejects.length; next++) {
      const reject = rejects[next]
      if (reject !== undefined) this.#staging.reject(reject)
    }
  }

  #cellsOf({ packed, rows }: Batch, index: number): RecordCells {
    if (packed !== undefined) return this.#packed.moveTo(packed, index)
    const row = rows[index]
    if (row === undefined) throw new RangeError(`A batch of ${rows.length} rows has no row ${index}.`)
    return this.#rows.moveTo(row)
  }

  /** Asks for every name in the rest of a batch at once: handles, then the conversations that they make. */
  async #learn(batch: Batch, from: number, count: number): Promise<void> {
    do {
      await this.#names.ask()
      for (let i = from; i < count; i++) this.#parties.find(this.#cellsOf(batch, i))
    } while (this.#names.wanting)
  }

  #stage(cells: RecordCells): 'taken' | 'rejected' | 'waiting' {
    if (cells.more === null && cells.empty) {
      this.#problem = { reason: 'empty', detail: 'every cell is empty' }
      return 'rejected'
    }
    const timeText = this.#timeText(cells)
    const sentAt = timeText === null ? null : this.#instant(timeText)
    if (sentAt !== null && Number.isNaN(sentAt)) return 'rejected'

    const outcome = this.#parties.find(cells)
    if (outcome === 'rejected') this.#problem = { reason: 'direction', detail: this.#parties.problem }
    if (outcome !== 'known') return outcome
    const { owner, sender, recipient, parties, conversation } = this.#parties.found
    const senderId = sender?.id ?? 0
    const recipientId = recipient?.id ?? 0
    this.#ambiguous(timeText)
    const { text: textAt } = this.#at
    const hasText = cells.has(textAt)
    const image = this.#images(cells)
    const kind = this.#kind(cells, hasText, image)
    const { chunk } = this.#staging
    this.#kept.addTo(chunk.extra, cells, this.#parties.found)
    if (this.#known !== null) {
      const ids = { sender: senderId, recipient: recipientId, conversation: conversation.id, kind }
      const extra = chunk.extra.text(chunk.count)
      if (this.#known.knows(cells.row, { ...ids, timeText, body: cells.once(textAt), extra, image })) {
        chunk.extra.drop()
        return 'taken'
      }
    }
    const names = image === null ? [] : imageNames(image)
    for (const name of names) this.imagesNamed.add(name)
    const i = chunk.count++
    chunk.row[i] = cells.row
    chunk.sentAt[i] = sentAt ?? Number.POSITIVE_INFINITY
    chunk.owner[i] = owner?.id ?? 0
    chunk.sender[i] = senderId
    chunk.recipient[i] = recipientId
    chunk.conversation[i] = conversation.id
    chunk.kind[i] = kind
    const other = recipientId || -conversation.id
    chunk.match[i] = hasText
      ? cells.matchKey(textAt, senderId, other)
      : matchKey(senderId, other, names.join(nameSeparator))
    if (this.#at.date < 0) cells.addTo(chunk.timeText, this.#at.time)
    else chunk.timeText.add(timeText)
    cells.addTo(chunk.body, textAt)
    chunk.image.add(image)
    const detail = this.#details.of(cells)
    if (this.#details.used) chunk.detail.add(detail)
    if (owner !== null) this.#tallies.owns(owner.id)
    this.#count(cells, conversation.id, owner?.id ?? 0, senderId, recipientId, parties, sentAt)
    this.#staging.settle()
    return 'taken'
  }

  #count(
    cells: RecordCells,
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
        const value = cells.text(this.#at[kind])
        if (value !== null) tallies.device(device, kind, value.trim(), sentAt)
      }
    }
    const nickname = cells.text(this.#at.contact)
    const counterpart = sender === owner ? recipient : sender
    if (nickname !== null && owner > 0 && counterpart > 0)
      tallies.contact(owner, counterpart, nickname.trim())
  }

  /** As given; a date and a time of day in two columns are joined by a space. */
  #timeText(cells: RecordCells): string | null {
    const time = cells.once(this.#at.time)
    if (this.#at.date < 0) return time
    const date = cells.text(this.#at.date)
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

  #kind(cells: RecordCells, hasText: boolean, image: string | null): number {
    const word = cells.text(this.#at.kind)
    if (word === null) return image !== null && !hasText ? imageKind : textKind
    let code = this.#kindCodes.get(word)
    if (code === undefined) {
      code = kinds.indexOf(kindOf(word))
      // Words for kinds are few; a column of something else must not fill the memory.
      if (this.#kindCodes.size < 1000) this.#kindCodes.set(word, code)
    }
    return code
  }

  /** The image cell as given; where only a hash is given, that. */
  #images(cells: RecordCells): string | null {
    return cells.text(this.#at.image) ?? cells.text(this.#at.imageHash)
  }
}
