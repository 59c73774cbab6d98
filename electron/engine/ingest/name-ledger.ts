import { foldHandle } from '../../../shared/domain/handles.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ConversationAsk, NameAnswer, Named, NameQuestion } from '../hand.ts'

export interface LedgerHandle extends Named {
  readonly folded: string
  /** Not in the case before. */
  readonly fresh: boolean
}

export interface LedgerConversation extends Named {
  readonly key: string
  readonly fresh: boolean
}

/** Stands between names in a conversation's key. */
const between = '\u001f'
/** Names that a conversation's own name lists. */
const namesShown = 8

/**
 * The handles and conversations that an import meets, each with its id in the case: the one it has already, or the next free one, which
 * is kept for it because imports run one after the other. All threads that read a file ask the one ledger.
 */
export class NameLedger {
  readonly handles: LedgerHandle[] = []
  readonly conversations: LedgerConversation[] = []

  readonly #file: { readonly name: string; readonly sha256: string }
  readonly #byFolded = new Map<string, LedgerHandle>()
  readonly #byId = new Map<number, LedgerHandle>()
  readonly #byKey = new Map<string, LedgerConversation>()
  readonly #findHandle
  readonly #findConversation
  #nextHandle: number
  #nextConversation: number

  constructor(db: ReadDb, file: { readonly name: string; readonly sha256: string }) {
    this.#file = file
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

  /** Half a character becomes U+FFFD, as it does in the database: names that differ in it alone are one. */
  answer({ handles, conversations }: NameQuestion): NameAnswer {
    return {
      handles: handles.map((given) => named(this.#handle(given.toWellFormed()))),
      conversations: conversations.map((ask) => named(this.#conversation(ask))),
    }
  }

  #handle(given: string): LedgerHandle | null {
    const folded = foldHandle(given)
    if (folded === '') return null
    const known = this.#byFolded.get(folded)
    if (known !== undefined) return known
    const have = this.#findHandle.get(folded)
    const own = have ?? { id: this.#nextHandle++, name: given }
    const handle = { ...own, folded, fresh: have === undefined }
    this.#byFolded.set(folded, handle)
    this.#byId.set(handle.id, handle)
    this.handles.push(handle)
    return handle
  }

  /** The conversation of some handles, whoever of them speaks; of a name; or the file's one. */
  #conversation(ask: ConversationAsk): LedgerConversation {
    if ('whole' in ask) return this.#keyed(`source:${this.#file.sha256}`, this.#file.name)
    if ('named' in ask) {
      const name = ask.named.toWellFormed()
      return this.#keyed(`named:${foldHandle(name)}`, name)
    }
    const parties = ask.of
      .map((id) => this.#byId.get(id) ?? null)
      .sort((x, y) => ((x?.folded ?? '\uffff') < (y?.folded ?? '\uffff') ? -1 : 1))
    const kind = ask.of.length === 2 ? 'pair' : 'group'
    const names = parties.map((party) => party?.name ?? 'unknown')
    const rest = names.length > namesShown ? ` and ${names.length - namesShown} more` : ''
    return this.#keyed(
      `${kind}:${parties.map((party) => party?.folded ?? '').join(between)}`,
      kind === 'pair' ? names.join(' ⇄ ') : `${names.slice(0, namesShown).join(', ')}${rest}`,
    )
  }

  #keyed(key: string, name: string): LedgerConversation {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const have = this.#findConversation.get(key)
    const own = have ?? { id: this.#nextConversation++, name }
    const conversation = { ...own, key, fresh: have === undefined }
    this.#byKey.set(key, conversation)
    this.conversations.push(conversation)
    return conversation
  }
}

const named = (known: Named | null): Named => ({ id: known?.id ?? 0, name: known?.name ?? '' })
