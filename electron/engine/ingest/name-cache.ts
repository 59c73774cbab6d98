import type { ConversationAsk, NameAnswer, Named, NameQuestion } from '../hand.ts'

/** Two ids in one number: ids stay far below 2^26 (67 million handles). */
const idSpan = 2 ** 26

/**
 * What a thread knows of the case's names. What it does not know it notes, and `ask` asks the ledger for all of it at once;
 * so a look-up gives undefined once, and is made again afterwards.
 */
export class NameCache {
  readonly #ask: (question: NameQuestion) => Promise<NameAnswer>
  readonly #handles = new Map<string, Named>()
  readonly #pairs = new Map<number, Named>()
  readonly #others = new Map<string, Named>()
  readonly #takingPart = new Set<number>()
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
    const pair = a < b ? a * idSpan + b : b * idSpan + a
    const known = this.#pairs.get(pair)
    if (known === undefined) this.#wanted.set(`p${pair}`, { of: a < b ? [a, b] : [b, a] })
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
    const key = conversation * idSpan + handle
    if (this.#takingPart.has(key)) return false
    this.#takingPart.add(key)
    return true
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
      if (key.startsWith('p')) this.#pairs.set(Number(key.slice(1)), known)
      else this.#others.set(key, known)
    }
  }
}

const detached = (text: string): string => Buffer.from(text).toString()
const copied = (ask: ConversationAsk): ConversationAsk =>
  'named' in ask ? { named: detached(ask.named) } : ask
