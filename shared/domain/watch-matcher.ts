import { highlight, parse, type Query, type QueryNode, tokenise, wordKey } from '../query/index.ts'

/** A list whose terms are marked. */
export interface MarkedList {
  readonly texts: readonly string[]
}

/** Where a term of a list stands in a message: UTF-16 offsets into the body as given, [from, to). */
export interface WatchSpan {
  readonly from: number
  readonly to: number
  /** Place of the list among those given. */
  readonly list: number
  /** The term. */
  readonly text: string
}

/** A word or phrase: keys of its words as folded; the last one is a beginning where `prefix`. */
interface Phrase {
  readonly keys: readonly string[]
  readonly prefix: boolean
  readonly list: number
  readonly text: string
}

/** Any other term, which is looked at closely only where a part of it stands. */
interface Whole {
  readonly query: Query
  readonly list: number
  readonly text: string
}

/** What must stand in a message for a term to be marked there: one of some words, beginnings of words, signs or words that pass a test. */
interface Needs {
  readonly words: readonly string[]
  readonly beginnings: readonly string[]
  readonly signs: readonly string[]
  readonly tests: readonly Query[]
}

/** Words whose tests are remembered. */
const remembered = 20_000
const ascii = /^[\0-\x7f]*$/

/**
 * Marks the terms of watch-lists in messages. Made once for a version of the lists; a message then costs about what cutting it into
 * words costs, however many terms there are: each word is looked up, not each term. It marks what a search for the term marks
 * (filters are taken to hold).
 */
export class WatchMatcher {
  readonly #phrases = new Map<string, Phrase[]>()
  readonly #phraseBeginnings = new Map<string, Phrase[]>()
  readonly #words = new Map<string, Whole[]>()
  readonly #beginnings = new Map<string, Whole[]>()
  readonly #signs = new Map<string, Whole[]>()
  readonly #tests: { readonly test: Query; readonly whole: Whole }[] = []
  readonly #tested = new Map<string, readonly Whole[]>()
  /** Lengths of beginnings, so that a word is cut only where one may end. */
  readonly #lengths: readonly number[]

  constructor(lists: readonly MarkedList[]) {
    for (const [list, { texts }] of lists.entries()) for (const text of texts) this.#take(text, list)
    const beginnings = [...this.#phraseBeginnings.keys(), ...this.#beginnings.keys()]
    this.#lengths = [...new Set(beginnings.map(({ length }) => length))].sort((a, b) => a - b)
  }

  /** Ascending by where they begin; those of different terms and lists may overlap. */
  spans(body: string): WatchSpan[] {
    const tokens = tokenise(body)
    const keys = tokens.map(({ term }) => wordKey(term))
    const spans: WatchSpan[] = []
    const wholes = new Set<Whole>()
    const places = (phrase: Phrase, at: number) => {
      if (!stands(phrase, keys, at)) return
      const { list, text } = phrase
      const from = tokens[at]?.from ?? 0
      const to = tokens[at + phrase.keys.length - 1]?.to ?? 0
      spans.push({ from, to, list, text })
    }
    for (const [at, key] of keys.entries()) {
      for (const phrase of this.#phrases.get(key) ?? []) places(phrase, at)
      for (const whole of this.#words.get(key) ?? []) wholes.add(whole)
      for (const length of this.#lengths) {
        if (length > key.length) break
        const beginning = key.slice(0, length)
        for (const phrase of this.#phraseBeginnings.get(beginning) ?? []) places(phrase, at)
        for (const whole of this.#beginnings.get(beginning) ?? []) wholes.add(whole)
      }
      const { from = 0, to = 0 } = tokens[at] ?? {}
      if (this.#tests.length > 0) for (const whole of this.#passing(body.slice(from, to))) wholes.add(whole)
    }
    if (this.#signs.size > 0) this.#standingSigns(body, wholes)
    for (const { query, list, text } of wholes) {
      for (const { from, to } of highlight(query, body)) spans.push({ from, to, list, text })
    }
    return spans.sort((a, b) => a.from - b.from || a.to - b.to || a.list - b.list)
  }

  #take(text: string, list: number): void {
    const parsed = parse(text)
    if (!parsed.ok) return
    const { root } = parsed.query
    if (root.kind === 'words' && !root.suffix) {
      const keys = keysOf(root.tokens)
      const [first] = keys
      if (first === undefined) return
      const phrase = { keys, prefix: root.prefix, list, text }
      put(keys.length === 1 && root.prefix ? this.#phraseBeginnings : this.#phrases, first, phrase)
      return
    }
    const needs = needsOf(root)
    if (needs === null) return
    const whole = { query: parsed.query, list, text }
    for (const word of needs.words) put(this.#words, word, whole)
    for (const beginning of needs.beginnings) put(this.#beginnings, beginning, whole)
    for (const sign of needs.signs) put(this.#signs, sign, whole)
    for (const test of needs.tests) this.#tests.push({ test, whole })
  }

  /** Terms that a word may belong to by a likeness that no look-up finds: other spellings, parts of words. */
  #passing(word: string): readonly Whole[] {
    const known = this.#tested.get(word)
    if (known !== undefined) return known
    if (this.#tested.size >= remembered) this.#tested.clear()
    const passing = this.#tests
      .filter(({ test }) => highlight(test, word).length > 0)
      .map(({ whole }) => whole)
    this.#tested.set(word, passing)
    return passing
  }

  #standingSigns(body: string, wholes: Set<Whole>): void {
    const texts = ascii.test(body)
      ? [body]
      : [body, body.normalize('NFKD'), body.normalize('NFKC').toLowerCase()]
    for (const sign of new Set(texts.flatMap((text) => [...text]))) {
      for (const whole of this.#signs.get(sign) ?? []) wholes.add(whole)
    }
  }
}

function stands({ keys, prefix }: Phrase, words: readonly string[], at: number): boolean {
  const last = keys.length - 1
  if (at + last >= words.length) return false
  return keys.every((key, i) => {
    const word = words[at + i] ?? ''
    return word === key || (prefix && i === last && word.startsWith(key))
  })
}

const keysOf = (tokens: readonly string[]): string[] =>
  tokenise(tokens.join(' ')).map(({ term }) => wordKey(term))

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

const none: Needs = { words: [], beginnings: [], signs: [], tests: [] }

/** Null: nothing of it is ever marked (filters, what NOT leaves out). */
function needsOf(node: QueryNode): Needs | null {
  switch (node.kind) {
    case 'all':
    case 'filter':
    case 'not':
      return null
    case 'words': {
      if (node.suffix) return { ...none, tests: [leaf(node)] }
      const keys = keysOf(node.tokens)
      const [first] = keys
      if (first === undefined) return null
      if (keys.length === 1 && node.prefix) return { ...none, beginnings: [first] }
      return { ...none, words: [first] }
    }
    case 'near':
      return joined(node.left)
    case 'and':
      // Every child must stand: the one that asks for the fewest things is looked up.
      return node.children
        .map(needsOf)
        .filter((needs) => needs !== null)
        .reduce<Needs | null>(
          (best, needs) => (best === null || size(needs) < size(best) ? needs : best),
          null,
        )
    case 'or':
    case 'some':
      return joined(node.children)
    case 'literal':
    case 'unspaced': {
      // The rarest of its characters is a sign that the message has, as typed or as it is folded.
      const sign =
        [...node.text].find((character) => /[^\s\p{ASCII}]/u.test(character)) ??
        [...node.text].find((character) => /[^\s\p{L}\p{N}]/u.test(character))
      if (sign === undefined) return { ...none, tests: [leaf(node)] }
      return {
        ...none,
        signs: [...new Set([sign, ...sign.normalize('NFKD'), ...sign.normalize('NFKC').toLowerCase()])],
      }
    }
    case 'fuzzy':
      return { ...none, tests: [leaf(node)] }
  }
}

const leaf = (root: QueryNode): Query => ({ text: '', root, notes: [] })

const size = ({ words, beginnings, signs, tests }: Needs): number =>
  // A test is asked of every word; a beginning or sign stands in more messages than a word.
  words.length + 3 * beginnings.length + 3 * signs.length + 50 * tests.length

function joined(nodes: readonly QueryNode[]): Needs | null {
  const needs = nodes.map(needsOf).filter((each) => each !== null)
  if (needs.length === 0) return null
  return {
    words: needs.flatMap(({ words }) => words),
    beginnings: needs.flatMap(({ beginnings }) => beginnings),
    signs: needs.flatMap(({ signs }) => signs),
    tests: needs.flatMap(({ tests }) => tests),
  }
}
