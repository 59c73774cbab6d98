import { CellCodes, uncoded } from './cell-codes.ts'
import type { NameCache } from './name-cache.ts'
import type { PackedCells } from './packed-cells.ts'
import { PairTable } from './pair-table.ts'
import type { FoundParties, PartyMapper } from './party-mapper.ts'
import type { PackedRows } from './readers/index.ts'
import { SpanCounts } from './span-counts.ts'
import type { TallyBook } from './tally.ts'

/** What is found of the same cells: ids in the case, 0: none. */
export interface KnownParty {
  readonly owner: number
  readonly sender: number
  readonly recipient: number
  /** Several recipients; null: there is one, or none. */
  readonly parties: readonly number[] | null
  readonly conversation: number
  /** Whether a name is spelt otherwise than the case has it. */
  readonly variant: boolean
}

/** Of a row whose parties have to be looked at by themselves. */
export const unknownParty = -1

/**
 * Who wrote to whom, found once for each combination of cells that a file has (some ten thousand in a million rows) and counted by its number.
 * What the cells mean is PartyMapper's business alone; this remembers what it said.
 */
export class KnownParties {
  /** By row of the batch: number of the combination, or `unknownParty`. */
  of: Int32Array = new Int32Array(0)
  readonly counts = new SpanCounts()
  readonly #mapper: PartyMapper
  readonly #names: NameCache
  readonly #columns: readonly { readonly at: number; readonly codes: CellCodes }[]
  /** Combinations of the first two columns, of those and the third, and so on. */
  readonly #pairs: readonly PairTable[]
  readonly #found: (KnownParty | 'rejected' | 'waiting' | undefined)[] = []

  /** @param columns of which PartyMapper reads */
  constructor(columns: readonly number[], mapper: PartyMapper, names: NameCache) {
    this.#mapper = mapper
    this.#names = names
    this.#columns = columns.map((at) => ({ at, codes: new CellCodes() }))
    this.#pairs = columns.slice(1).map(() => new PairTable())
  }

  get(number: number): KnownParty | null {
    const found = this.#found[number]
    return typeof found === 'object' ? found : null
  }

  /**
   * Looks at a batch, and asks for every name in it at once: handles, then the conversations that they make.
   * @param usable by row: 0 where it is no message whoever wrote it, and must not bring in its names
   */
  async fill(rows: PackedRows, cells: PackedCells, usable: Uint8Array): Promise<void> {
    const { count } = rows
    if (this.of.length < count) this.of = new Int32Array(Math.max(count, 2 * this.of.length))
    this.#number(rows, usable)
    let waiting: number[] = []
    for (let i = 0; i < count; i++) {
      const number = this.of[i] ?? unknownParty
      if (number === unknownParty || this.#found[number] !== undefined) continue
      this.#found[number] = this.#find(cells.moveTo(rows, i))
      if (this.#found[number] === 'waiting') waiting.push(i)
    }
    while (waiting.length > 0) {
      await this.#names.ask()
      waiting = waiting.filter((i) => {
        const number = this.of[i] ?? unknownParty
        this.#found[number] = this.#find(cells.moveTo(rows, i))
        return this.#found[number] === 'waiting'
      })
    }
    for (let i = 0; i < count; i++) {
      const number = this.of[i] ?? unknownParty
      if (number !== unknownParty && this.#found[number] === 'rejected') this.of[i] = unknownParty
    }
  }

  #number(rows: PackedRows, usable: Uint8Array): void {
    const { of } = this
    for (let i = 0; i < rows.count; i++) of[i] = usable[i] === 0 ? unknownParty : 0
    for (const [c, { at, codes }] of this.#columns.entries()) {
      codes.fill(rows, at)
      const code = codes.of
      const pairs = this.#pairs[c - 1]
      for (let i = 0; i < rows.count; i++) {
        if (of[i] === unknownParty) continue
        const own = code[i] ?? 0
        if (own === uncoded) of[i] = unknownParty
        else of[i] = pairs === undefined ? own : pairs.add(of[i] ?? 0, own)
      }
    }
  }

  #find(cells: PackedCells): KnownParty | 'rejected' | 'waiting' {
    const outcome = this.#mapper.find(cells)
    if (outcome !== 'known') return outcome
    const { found } = this.#mapper
    return {
      owner: found.owner?.id ?? 0,
      sender: found.sender?.id ?? 0,
      recipient: found.recipient?.id ?? 0,
      parties: found.parties,
      conversation: found.conversation.id,
      variant: isVariant(found),
    }
  }

  /** Puts down what was counted. */
  settle(tallies: TallyBook): void {
    for (const [number, found] of this.#found.entries()) {
      if (typeof found !== 'object') continue
      const tally = this.counts.tally(number)
      if (tally.rows === 0) continue
      const { owner, sender, recipient, parties, conversation } = found
      tallies.count(conversation, sender, recipient, tally)
      for (const handle of [sender, recipient, ...(parties ?? [])])
        if (handle > 0) tallies.takesPart(conversation, handle)
      if (owner > 0) tallies.owns(owner)
    }
  }
}

/** Whether a name is spelt otherwise than the case has it: then the row keeps its own spelling. */
export const isVariant = (found: FoundParties): boolean =>
  (found.senderText !== null && found.senderText !== found.sender?.name) ||
  (found.recipientText !== null && found.recipientText !== found.recipient?.name) ||
  (found.conversationText !== null && found.conversationText !== found.conversation.name)
