import type { Field } from '../../../shared/domain/mapping.ts'
import { matchKey, matchKeyOfBytes } from '../../../shared/domain/match-key.ts'
import type { RowTexts } from '../cells/index.ts'
import { CellCodes, uncoded } from './cell-codes.ts'
import { CountedCells } from './counted-cells.ts'
import type { DetailMapper } from './detail-mapper.ts'
import type { KeptCells } from './kept-cells.ts'
import type { KindWords } from './kind-words.ts'
import { type KnownParties, unknownParty } from './known-parties.ts'
import { PackedCells } from './packed-cells.ts'
import { PairTable } from './pair-table.ts'
import { type PackedRows, packedText } from './readers/index.ts'
import type { SentTimes } from './sent-times.ts'
import type { Staging } from './staging.ts'
import { deviceKinds, type TallyBook } from './tally.ts'

/** How a file's columns are read. */
interface Columns {
  readonly at: Readonly<Record<Field, number>>
  readonly times: SentTimes
  readonly parties: KnownParties
  readonly kept: KeptCells
  readonly details: DetailMapper
  readonly kinds: KindWords
}

const noRows: PackedRows['first'] = new Int32Array(0)

/**
 * The rows that most of a file is made of: a batch is looked at column by column, so that each loop does one thing, and then row by row with
 * no text made of any cell. What is not plain (a picture, a name spelt otherwise, a time that cannot be read) is left to RowMapper, which says
 * what a row means; the two give the same rows.
 */
export class CommonRows {
  readonly #columns: Columns
  readonly #staging: Staging
  readonly #tallies: TallyBook
  readonly #cells = new PackedCells()
  readonly #kinds = new CellCodes(1000)
  readonly #burns = new CellCodes(1 << 16)
  /** Place in `kinds`, and what is written of a burn time, by code. */
  readonly #kindOf: number[] = []
  readonly #burnOf: (string | null)[] = []
  readonly #devices
  readonly #contacts = new CountedCells()
  /** Owners and those they have a name for. */
  readonly #between = new PairTable()
  #usable = new Uint8Array(0)
  #rows: PackedRows | null = null
  #first: Int32Array = noRows
  #cellCount: Int32Array = noRows
  #from: Int32Array = noRows
  #to: Int32Array = noRows

  constructor(columns: Columns, staging: Staging, tallies: TallyBook) {
    this.#columns = columns
    this.#staging = staging
    this.#tallies = tallies
    this.#devices = deviceKinds
      .filter((kind) => columns.at[kind] >= 0)
      .map((kind) => ({ kind, column: columns.at[kind], counted: new CountedCells() }))
  }

  /**
   * Looks at a batch; names that are not known yet are asked for.
   * @param whole by row: 0 where the bytes do not say all of it; null: they do
   */
  async fill(rows: PackedRows, whole: Uint8Array | null): Promise<void> {
    const { at, times, parties, details, kinds } = this.#columns
    this.#rows = rows
    this.#first = rows.first
    this.#cellCount = rows.cells
    this.#from = rows.from
    this.#to = rows.to
    if (this.#usable.length < rows.count) this.#usable = new Uint8Array(rows.count)
    times.fill(rows, this.#cells)
    for (let i = 0; i < rows.count; i++) {
      const sentAt = times.of[i] ?? 0
      const unusable = Number.isNaN(sentAt) || whole?.[i] === 0 || this.#cells.moveTo(rows, i).empty
      this.#usable[i] = unusable ? 0 : 1
    }
    await parties.fill(rows, this.#cells, this.#usable)
    if (at.kind >= 0) {
      this.#kinds.fill(rows, at.kind)
      for (let code = this.#kindOf.length; code <= this.#kinds.count; code++)
        this.#kindOf.push(kinds.of(this.#kinds.text(code)))
    }
    if (details.burnOnly) {
      this.#burns.fill(rows, at.burn)
      for (let code = this.#burnOf.length; code <= this.#burns.count; code++)
        this.#burnOf.push(details.ofBurn(this.#burns.text(code)))
    }
    for (const { counted, column } of this.#devices) counted.codes.fill(rows, column)
    if (at.contact >= 0) this.#contacts.codes.fill(rows, at.contact)
  }

  /** Whether the clock showed the time of a row of the batch twice. */
  twice(i: number): boolean {
    return this.#columns.times.twice[i] === 1
  }

  /** Stages row `i` of the batch; false, and nothing is done, where it is not such a row. */
  stage(i: number): boolean {
    const { at, times, parties, kept, details, kinds } = this.#columns
    const rows = this.#rows
    const number = parties.of[i] ?? unknownParty
    const party = number === unknownParty ? null : parties.get(number)
    if (rows === null || party === null || party.variant) return false
    if (this.#has(i, at.image) || this.#has(i, at.imageHash)) return false
    const word = at.kind < 0 ? 0 : (this.#kinds.of[i] ?? 0)
    const burn = details.burnOnly ? (this.#burns.of[i] ?? 0) : 0
    if (word === uncoded || burn === uncoded || !this.#counts(i)) return false
    const { chunk } = this.#staging
    const { texts } = chunk
    texts.begin()
    kept.addList(texts, rows, i, this.#cells)
    const hasText = this.#has(i, at.text)
    const sentAt = times.of[i] ?? 0
    const { sender, recipient, conversation } = party
    const n = chunk.count++
    chunk.row[n] = rows.row[i] ?? 0
    chunk.sentAt[n] = sentAt
    chunk.owner[n] = party.owner
    chunk.sender[n] = sender
    chunk.recipient[n] = recipient
    chunk.conversation[n] = conversation
    chunk.kind[n] = word === 0 ? kinds.none : (this.#kindOf[word] ?? 0)
    this.#addTime(texts, rows, i)
    const cell = (this.#first[i] ?? 0) + at.text
    const from = this.#from[cell] ?? 0
    const to = this.#to[cell] ?? 0
    if (!hasText) {
      chunk.match[n] = 0
      texts.add(null)
    } else if (to < 0) {
      const text = packedText(rows.bytes, from, to)
      chunk.match[n] = matchKey(sender, recipient || -conversation, text)
      texts.add(text)
    } else {
      const other = recipient || -conversation
      chunk.match[n] =
        matchKeyOfBytes(sender, other, rows.bytes, from, to) ??
        matchKey(sender, other, packedText(rows.bytes, from, to))
      texts.addBytes(rows.bytes, from, to)
    }
    texts.add(null)
    if (details.burnOnly) texts.add(burn === 0 ? null : (this.#burnOf[burn] ?? null))
    else if (details.used) texts.add(details.of(this.#cells.moveTo(rows, i)))
    texts.end()
    parties.counts.add(number, sentAt)
    this.#tallies.day(sentAt)
    this.#count(i, party.owner, sender, recipient, sentAt)
    this.#staging.settle()
    return true
  }

  #has(i: number, column: number): boolean {
    if (column < 0 || column >= (this.#cellCount[i] ?? 0)) return false
    const cell = (this.#first[i] ?? 0) + column
    return this.#from[cell] !== this.#to[cell]
  }

  #addTime(texts: RowTexts, rows: PackedRows, i: number): void {
    const { at, times } = this.#columns
    const cell = (this.#first[i] ?? 0) + at.time
    const to = this.#to[cell] ?? 0
    if (at.date >= 0) texts.add(times.text(this.#cells.moveTo(rows, i)))
    else if (!this.#has(i, at.time)) texts.add(null)
    else if (to < 0) texts.add(packedText(rows.bytes, this.#from[cell] ?? 0, to))
    else texts.addBytes(rows.bytes, this.#from[cell] ?? 0, to)
  }

  /** Whether every cell that is counted has a number. */
  #counts(i: number): boolean {
    for (const { counted } of this.#devices) if (counted.codes.of[i] === uncoded) return false
    return this.#columns.at.contact < 0 || this.#contacts.codes.of[i] !== uncoded
  }

  #count(i: number, owner: number, sender: number, recipient: number, sentAt: number): void {
    const device = owner || sender
    if (device > 0) {
      for (const { counted } of this.#devices) {
        const code = counted.codes.of[i] ?? 0
        if (code > 0) counted.add(device, code, sentAt)
      }
    }
    if (this.#columns.at.contact < 0) return
    const nickname = this.#contacts.codes.of[i] ?? 0
    const counterpart = sender === owner ? recipient : sender
    if (nickname > 0 && owner > 0 && counterpart > 0)
      this.#contacts.add(this.#between.add(owner, counterpart), nickname, sentAt)
  }

  /** Puts down what was counted. */
  settle(): void {
    const tallies = this.#tallies
    this.#columns.parties.settle(tallies)
    for (const { kind, counted } of this.#devices)
      for (const { holder, text, tally } of counted) tallies.device(holder, kind, text.trim(), tally)
    for (const { holder, text, tally } of this.#contacts) {
      const [owner, counterpart] = [this.#between.first(holder), this.#between.second(holder)]
      tallies.contact(owner, counterpart, text.trim(), tally.rows)
    }
  }
}
