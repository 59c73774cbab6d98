import type { ConversationAsk, NameAnswer, Named, NameQuestion } from '../hand.ts'
import { PairTable } from './pair-table.ts'

/**
 * What a thread knows of the case's names. What it does not know it notes, and `ask` asks the ledger for all of it at once;
 * so a look-up gives undefined once, and is made again afterwards.
 */
export class NameCache {
  readonly #ask: (question: NameQuestion) => Promise<NameAnswer>
  readonly #handles = new Map<string, Named>()
  readonly #pairs = new PairTable()
  /** By the pair's number. */
  readonly #between: Named[] = []
  readonly #others = new Map<string, Named>()
  readonly #takingPart = new PairTable()
  readonly #wantedHandles = new Set<string>()
  readonly #wanted = new Map<string, ConversationAsk>()

  constructor(ask: (question: NameQuestion) => Promise<NameAnswer>) {
    this.#ask = ask
  }

  /** Whether the text is one name that is known already. */
  has(name: string): boolean {
    return this.#handles.has(name)
  }

  handle(name: string): Named | undefined {
    const known = this.#handles.get(name)
    if (known === undefined) this.#wantedHandles.add(name)
    return known
  }

  /** The conversation of two handles, whoever of them speaks; 0: unknown. */
  between(a: number, b: number): Named | undefined {
    const first = Math.min(a, b)
    const second = Math.max(a, b)
    const known = this.#between[this.#pairs.get(first, second)]
    if (known === undefined) this.#wanted.set(`p${first} ${second}`, { of: [first, second] })
    return known
  }

  group(handles: readonly number[]): Named | undefined {
    return this.#other(`g${handles.toSorted((a, b) => a - b).join(' ')}`, { of: handles })
  }

  named(name: string): Named | undefined {
    return this.#other(`n${name}`, { named: name })
  }

  whole(): Named | undefined {
    return this.#other('w', { whole: true })
  }

  #other(key: string, ask: ConversationAsk): Named | undefined {
    const known = this.#others.get(key)
    if (known === undefined) this.#wanted.set(key, ask)
    return known
  }

  /** True the first time that a handle is seen in a conversation. */
  fresh(conversation: number, handle: number): boolean {
    if (handle === 0) return false
    const known = this.#takingPart.size
    return this.#takingPart.add(conversation, handle) === known
  }

  /** Whether a look-up found something that is not known yet. */
  get wanting(): boolean {
    return this.#wantedHandles.size > 0 || this.#wanted.size > 0
  }

  /** Asks for everything that was not known. */
  async ask(): Promise<void> {
    // Copies: the names are slices of a block of the file, and would keep it whole in memory.
    const handles = [...this.#wantedHandles].map(detached)
    const asked = [...this.#wanted].map(([key, ask]) => [detached(key), copied(ask)] as const)
    this.#wantedHandles.clear()
    this.#wanted.clear()
    const answer = await this.#ask({ handles, conversations: asked.map(([, ask]) => ask) })
    for (const [i, name] of handles.entries()) {
      this.#handles.set(name, answer.handles[i] ?? { id: 0, name: '' })
    }
    for (const [i, [key]] of asked.entries()) {
      const known = answer.conversations[i] ?? { id: 0, name: '' }
      if (key.startsWith('p')) {
        const [first = 0, second = 0] = key.slice(1).split(' ').map(Number)
        this.#between[this.#pairs.add(first, second)] = known
      } else this.#others.set(key, known)
    }
  }
}

/** UTF-16, so that half a character, which JSON can have and UTF-8 cannot, is still the same name. */
const detached = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
const copied = (ask: ConversationAsk): ConversationAsk =>
  'named' in ask ? { named: detached(ask.named) } : ask
