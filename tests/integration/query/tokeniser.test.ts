import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, tokenise } from '../../../shared/query/index.ts'
import { TestIndex } from '../../support/fts.ts'

function indexedWords(bodies: readonly string[]): string[][] {
  const index = new TestIndex(bodies)
  try {
    return index.words()
  } finally {
    index.close()
  }
}

const ourWords = (bodies: readonly string[]) =>
  bodies.map((body) => tokenise(body).map((token) => token.term))

describe('the words that are highlighted are the words that are indexed', () => {
  it('for every code point, alone, inside a word and doubled', () => {
    // Planes 2 to 13, 15 and 16 hold ideographs, gaps and private letters only: every 64th of them.
    const isDense = (plane: number) => plane <= 1 || plane === 14
    const bodies: string[] = []
    for (let block = 0; block < 0x110000; block += 0x400) {
      let body = ''
      for (let code = block; code < block + 0x400; code += isDense(block >> 16) ? 1 : 64) {
        // Half a surrogate pair cannot be stored: it becomes U+FFFD.
        if (code >= 0xd800 && code <= 0xdfff) continue
        const character = String.fromCodePoint(code)
        body += `x${character}Y ${character} ${character}${character}\n`
      }
      if (body !== '') bodies.push(body)
    }
    const indexed = indexedWords(bodies)
    for (const [i, words] of ourWords(bodies).entries()) expect(words.join(' ')).toBe(indexed[i]?.join(' '))
  })

  it('for random text of any script', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 40 })),
      { maxLength: 50 },
    )
    fc.assert(
      fc.property(texts, (bodies) => {
        const stored = bodies.map((body) => body.toWellFormed())
        expect(ourWords(stored)).toEqual(indexedWords(stored))
      }),
      { numRuns: 60 },
    )
  })

  it('and folding a word twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        for (const { term, from, to } of tokenise(text)) {
          expect(fold(text.slice(from, to))).toBe(term)
          expect(tokenise(term).map((token) => token.term)).toEqual([term])
        }
      }),
    )
  })

  it('keeps emoji, currency signs and direction marks out of words, the newest too', () => {
    const body = 'hello🙂 kilo🥶 for₿2 \u2068al\u2069 ok👍🏽 a🫠b'
    const words = ['hello', 'kilo', 'for', '2', 'al', 'ok', 'a', 'b']
    expect(ourWords([body])).toEqual([words])
    expect(indexedWords([body])).toEqual([words])
  })
})
