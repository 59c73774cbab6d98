import { isText } from '../../../shared/domain/dialect.ts'
import { directionsUnder } from '../../../shared/domain/direction.ts'
import { type Field, fields } from '../../../shared/domain/mapping.ts'
import { matchKey, nameSeparator } from '../../../shared/domain/match-key.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import type { MapSpec, NameAnswer, NameQuestion } from '../hand.ts'
import { CommonRows } from './common-rows.ts'
import { DetailMapper } from './detail-mapper.ts'
import { imageNames } from './image-names.ts'
import { KeptCells } from './kept-cells.ts'
import { KindWords } from './kind-words.ts'
import { KnownParties } from './known-parties.ts'
import type { KnownRows } from './known-rows.ts'
import { NameCache } from './name-cache.ts'
import { PackedCells } from './packed-cells.ts'
import { PackedTexts } from './packed-texts.ts'
import { PartyMapper, partyFields } from './party-mapper.ts'
import type { Batch } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'
import type { RejectReason } from './reject-reasons.ts'
import { RowCells } from './row-cells.ts'
import { SentTimes } from './sent-times.ts'
import type { Staging } from './staging.ts'
import { deviceKinds, oneRow, type TallyBook } from './tally.ts'

export type Ask = (question: NameQuestion) => Promise<NameAnswer>

/** Cells of a batch that are put into one table: a file of a hundred thousand columns, mostly empty, must not fill the memory with it. */
const mostCells = 1024 * 1024

/** Turns a file's records into staged messages, or into rejects with the reason. */
export class RowMapper {
  /** Rows whose clock reading came twice that night; the first instant was taken. */
  ambiguousTimes = 0
  /** Every image that a message names, by name or by hash. */
  readonly imagesNamed = new Set<string>()

  readonly #names: NameCache
  readonly #staging: Staging
  readonly #tallies: TallyBook
  readonly #times: SentTimes
  readonly #details: DetailMapper
  readonly #isText: boolean
  readonly #kept: KeptCells
  readonly #at: Record<Field, number>
  readonly #parties: PartyMapper
  readonly #known: Pick<KnownRows, 'knows'> | null
  readonly #kinds = new KindWords()
  readonly #common: CommonRows | null
  /** Of the batch that is staged; null: its rows are looked at one by one. */
  #looked: CommonRows | null = null
  readonly #width: number
  #problem: { reason: RejectReason; detail: string } = { reason: 'empty', detail: '' }
  readonly #rows = new RowCells()
  readonly #packed = new PackedCells()
  readonly #texts: PackedTexts
  /** Rejects of the batch that were staged. */
  #rejected = 0

  constructor(
    { mapping, columns, owner }: Pick<MapSpec, 'mapping' | 'columns' | 'owner'>,
    staging: Staging,
    tallies: TallyBook,
    ask: Ask,
    known: Pick<KnownRows, 'knows'> | null = null,
  ) {
    this.#known = known
    this.#width = columns.length
    this.#texts = new PackedTexts(columns.length)
    this.#names = new NameCache(ask)
    this.#staging = staging
    this.#tallies = tallies
    this.#isText = isText(mapping.dialect)
    const at = (field: Field) => {
      const column = mapping.columns[field]
      return column === undefined ? -1 : columns.indexOf(column)
    }
    this.#at = Object.fromEntries(fields.map((field) => [field, at(field)])) as Record<Field, number>
    const wayOf = directionsUnder(mapping.directionWords)
    this.#parties = new PartyMapper(this.#at, owner === '' ? null : owner, this.#names, wayOf)
    this.#kept = new KeptCells(mapping, columns, this.#at)
    const { timeFormat, zone } = mapping
    this.#times = new SentTimes(mapping, this.#at)
    const times = timeFormat === null ? null : new TimeParser(timeFormat, zone ?? 'UTC')
    this.#details = new DetailMapper(this.#at, times)
    this.#common = known === null ? this.#commonRows() : null
  }

  #commonRows(): CommonRows {
    const columns = partyFields.map((field) => this.#at[field]).filter((column) => column >= 0)
    const read = {
      at: this.#at,
      times: this.#times,
      parties: new KnownParties(columns, this.#parties, this.#names),
      kept: this.#kept,
      details: this.#details,
      kinds: this.#kinds,
    }
    return new CommonRows(read, this.#staging, this.#tallies)
  }

  /** Rows whose received or read time could not be read; the cell itself is kept. */
  get unreadTimes(): number {
    return this.#details.unreadTimes
  }

  /** To be called when there is nothing more: puts down what was counted on the way. */
  settle(): void {
    this.#common?.settle()
    this.#tallies.settle()
  }

  /** Stages a batch; afterwards its rows and rejects are in `staging`. */
  async add(batch: Batch): Promise<void> {
    const { packed, rows, rejects } = batch
    const count = packed?.count ?? rows.length
    this.#rejected = 0
    await this.#look(batch)
    for (let next = this.#stageFrom(batch, 0, count); next < count; ) {
      await this.#learn(batch, next, count)
      next = this.#stageFrom(batch, next, count)
    }
    this.#rejectBefore(rejects, Number.POSITIVE_INFINITY)
  }

  /** Looks at a batch by its columns, where that can be done. */
  async #look({ packed, rows }: Batch): Promise<void> {
    this.#looked = rows.length * this.#width > mostCells ? null : this.#common
    if (packed !== undefined) await this.#looked?.fill(packed, null)
    else if (this.#looked !== null) {
      const own = this.#texts.pack(rows)
      await this.#looked.fill(own, own.whole)
    }
  }

  /**
   * Stages rows from this one on; not asynchronous, since V8 compiles the loop of such a function anew for each batch.
   * @returns the row that waits for names, or `count`
   */
  #stageFrom(batch: Batch, from: number, count: number): number {
    const { packed, rows, rejects } = batch
    const common = this.#looked
    for (let index = from; index < count; index++) {
      if (this.#rejected < rejects.length)
        this.#rejectBefore(rejects, packed?.row[index] ?? rows[index]?.row ?? 0)
      if (common?.stage(index)) {
        if (common.twice(index)) this.ambiguousTimes++
        continue
      }
      const cells = this.#cellsOf(batch, index)
      const outcome = this.#stage(cells)
      if (outcome === 'waiting') return index
      if (outcome === 'rejected') {
        // What is no text of its own is kept cell by cell, so that it can be read again under another mapping.
        const raw = this.#isText ? batch.raw(index) : JSON.stringify(rows[index]?.cells ?? [])
        this.#staging.reject({ row: cells.row, line: cells.line, ...this.#problem, raw })
      }
    }
    return count
  }

  /** Stages the reader's rejects up to a row: they and the mapping's are kept in file order. */
  #rejectBefore(rejects: Batch['rejects'], row: number): void {
    for (; this.#rejected < rejects.length; this.#rejected++) {
      const reject = rejects[this.#rejected]
      if (reject === undefined || reject.row > row) return
      this.#staging.reject(reject)
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
    const timeText = this.#times.text(cells)
    const sentAt = this.#times.instant(timeText)
    if (Number.isNaN(sentAt)) {
      this.#problem = { reason: 'time', detail: `"${timeText}": ${this.#times.reason}` }
      return 'rejected'
    }
    const twice = timeText !== null && this.#times.ambiguous

    const outcome = this.#parties.find(cells)
    if (outcome === 'rejected') this.#problem = { reason: 'direction', detail: this.#parties.problem }
    if (outcome !== 'known') return outcome
    const { owner, sender, recipient, parties, conversation } = this.#parties.found
    const senderId = sender?.id ?? 0
    const recipientId = recipient?.id ?? 0
    if (twice) this.ambiguousTimes++
    const { text: textAt } = this.#at
    const hasText = cells.has(textAt)
    const image = this.#images(cells)
    const kind = this.#kinds.kind(cells.text(this.#at.kind), hasText, image !== null)
    const { chunk } = this.#staging
    const { texts } = chunk
    texts.begin()
    this.#kept.addTo(texts, cells, this.#parties.found)
    if (this.#known !== null) {
      const ids = { sender: senderId, recipient: recipientId, conversation: conversation.id, kind }
      const extra = chunk.extra.text(chunk.count)
      if (this.#known.knows(cells.row, { ...ids, timeText, body: cells.once(textAt), extra, image }))
        return 'taken'
    }
    const names = image === null ? [] : imageNames(image)
    for (const name of names) this.imagesNamed.add(name)
    const i = chunk.count++
    chunk.row[i] = cells.row
    chunk.sentAt[i] = sentAt
    chunk.owner[i] = owner?.id ?? 0
    chunk.sender[i] = senderId
    chunk.recipient[i] = recipientId
    chunk.conversation[i] = conversation.id
    chunk.kind[i] = kind
    const other = recipientId || -conversation.id
    chunk.match[i] = hasText
      ? cells.matchKey(textAt, senderId, other)
      : matchKey(senderId, other, names.join(nameSeparator))
    if (this.#at.date < 0) cells.addTo(texts, this.#at.time)
    else texts.add(timeText)
    cells.addTo(texts, textAt)
    texts.add(image)
    const detail = this.#details.of(cells)
    texts.add(detail)
    texts.end()
    if (owner !== null && owner.id > 0) this.#tallies.owns(owner.id)
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
    sentAt: number,
  ): void {
    const tallies = this.#tallies
    const row = oneRow(sentAt)
    tallies.count(conversation, sender, recipient, row)
    tallies.day(sentAt)
    if (this.#names.fresh(conversation, sender)) tallies.takesPart(conversation, sender)
    if (this.#names.fresh(conversation, recipient)) tallies.takesPart(conversation, recipient)
    if (parties !== null) {
      for (const party of parties) {
        if (this.#names.fresh(conversation, party)) tallies.takesPart(conversation, party)
      }
    }
    const device = owner || sender
    if (device > 0) {
      for (const kind of deviceKinds) {
        const value = cells.text(this.#at[kind])
        if (value !== null) tallies.device(device, kind, value.trim(), row)
      }
    }
    const nickname = cells.text(this.#at.contact)
    const counterpart = sender === owner ? recipient : sender
    if (nickname !== null && owner > 0 && counterpart > 0)
      tallies.contact(owner, counterpart, nickname.trim(), 1)
  }

  /** The image cell as given; where only a hash is given, that. */
  #images(cells: RecordCells): string | null {
    return cells.text(this.#at.image) ?? cells.text(this.#at.imageHash)
  }
}
