import { foldHandle } from '../../../shared/domain/handles.ts'
import type { ReadDb } from '../db/connection.ts'

/** How many rows of this import, and over what time; Infinity and -Infinity while no row has a time. */
export interface Tally {
  rows: number
  firstAt: number
  lastAt: number
}

export interface LedgerHandle extends Tally {
  readonly id: number
  readonly name: string
  readonly folded: string
  /** Not in the case before. */
  readonly fresh: boolean
  sent: number
  received: number
}

export interface LedgerConversation extends Tally {
  readonly id: number
  readonly key: string
  readonly name: string
  readonly fresh: boolean
  readonly participants: Set<number>
}

/** Two ids in one number: ids stay far below 2^26 (67 million handles). */
const idSpan = 2 ** 26
/** Stands between names in a conversation's key. */
const between = '\u001f'

/**
 * The handles and conversations that an import meets, each with its id in the case: the one it has already, or the next free one, which
 * is kept for it because imports run one after the other. Counts what the statistics of the case will gain.
 */
export class NameLedger {
  readonly handles: LedgerHandle[] = []
  readonly conversations: LedgerConversation[] = []
  /** Rows by day since 1970-01-01, UTC. */
  readonly days = new Map<number, number>()

  readonly #byName = new Map<string, LedgerHandle>()
  readonly #byFolded = new Map<string, LedgerHandle>()
  readonly #byGiven = new Map<string, LedgerConversation>()
  readonly #byKey = new Map<string, LedgerConversation>()
  readonly #byPair = new Map<number, LedgerConversation>()
  readonly #findHandle
  readonly #findConversation
  #nextHandle: number
  #nextConversation: number

  constructor(db: ReadDb) {
    // handle.folded and conversation.key are unique and so indexed.
    this.#findHandle = db.prepare<[string], { id: number; name: string }>(
      'SELECT id, name FROM handle WHERE folded = ?',
    )
    this.#findConversation = db.prepare<[string], { id: number; name: string }>(
      'SELECT id, name FROM conversation WHERE key = ?',
    )
    const next = (table: string) =>
      db.prepare<[], number>(`SELECT coalesce(max(id), 0) + 1 FROM ${table}`).pluck().get() ?? 1
    this.#nextHandle = next('handle')
    this.#nextConversation = next('conversation')
  }

  /** The handle of this name; null for a name without letters. */
  handle(given: string): LedgerHandle | null {
    const known = this.#byName.get(given)
    if (known !== undefined) return known
    const folded = foldHandle(given)
    if (folded === '') return null
    const name = detached(given)
    let handle = this.#byFolded.get(folded)
    if (handle === undefined) {
      const have = this.#findHandle.get(folded)
      const own = have ?? { id: this.#nextHandle++, name }
      handle = { ...own, folded, fresh: have === undefined, sent: 0, received: 0, ...emptyTally() }
      this.#byFolded.set(folded, handle)
      this.handles.push(handle)
    }
    this.#byName.set(name, handle)
    return handle
  }

  /** The conversation of two handles, whoever of them speaks; one of them may be unknown. */
  between(a: LedgerHandle | null, b: LedgerHandle | null): LedgerConversation {
    const [low, high] = (a?.id ?? 0) < (b?.id ?? 0) ? [a, b] : [b, a]
    const pair = (low?.id ?? 0) * idSpan + (high?.id ?? 0)
    const known = this.#byPair.get(pair)
    if (known !== undefined) return known
    const parties = [a, b].sort((x, y) => ((x?.folded ?? '\uffff') < (y?.folded ?? '\uffff') ? -1 : 1))
    const conversation = this.#conversation(
      `pair:${parties.map((party) => party?.folded ?? '').join(between)}`,
      parties.map((party) => party?.name ?? 'unknown').join(' ⇄ '),
    )
    for (const party of parties) if (party !== null) conversation.participants.add(party.id)
    this.#byPair.set(pair, conversation)
    return conversation
  }

  /** The conversation that the file names so. */
  named(given: string): LedgerConversation {
    const known = this.#byGiven.get(given)
    if (known !== undefined) return known
    const name = detached(given)
    const conversation = this.#conversation(`named:${foldHandle(name)}`, name)
    this.#byGiven.set(name, conversation)
    return conversation
  }

  /** The one conversation of a file that does not say who wrote to whom. */
  whole(sha256: string, file: string): LedgerConversation {
    return this.#conversation(`source:${sha256}`, file)
  }

  #conversation(key: string, name: string): LedgerConversation {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const have = this.#findConversation.get(key)
    const own = have ?? { id: this.#nextConversation++, name }
    const conversation = {
      ...own,
      key,
      fresh: have === undefined,
      participants: new Set<number>(),
      ...emptyTally(),
    }
    this.#byKey.set(key, conversation)
    this.conversations.push(conversation)
    return conversation
  }

  /** Counts one row. */
  count(
    conversation: LedgerConversation,
    sender: LedgerHandle | null,
    recipient: LedgerHandle | null,
    sentAt: number | null,
  ): void {
    addRow(conversation, sentAt)
    if (sender !== null) {
      sender.sent++
      addRow(sender, sentAt)
    }
    if (recipient !== null) {
      recipient.received++
      if (recipient !== sender) addRow(recipient, sentAt)
    }
    if (sentAt === null) return
    const day = Math.floor(sentAt / 86_400_000)
    this.days.set(day, (this.days.get(day) ?? 0) + 1)
  }
}

const emptyTally = (): Tally => ({
  rows: 0,
  firstAt: Number.POSITIVE_INFINITY,
  lastAt: Number.NEGATIVE_INFINITY,
})

function addRow(tally: Tally, sentAt: number | null): void {
  tally.rows++
  if (sentAt === null) return
  if (sentAt < tally.firstAt) tally.firstAt = sentAt
  if (sentAt > tally.lastAt) tally.lastAt = sentAt
}

/** A copy that does not keep the whole block of the file alive that the text is a slice of. */
function detached(text: string): string {
  return Buffer.from(text).toString()
}
