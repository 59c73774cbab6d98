import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Vocabulary } from '../../../electron/engine/search/vocabulary.ts'
import { drawnLike, isPart, isWithin, tokenise, wordKey } from '../../../shared/query/index.ts'

const word = fc
  .string({
    unit: fc.constantFrom('a', 'b', 'z', 'é', '7', '中', '𝒜', 'ß', 's', 'о', 'ﬁ'),
    minLength: 1,
    maxLength: 8,
  })
  .map((text) => tokenise(text)[0]?.term ?? 'a')
/** In the order of their bytes, as an index has them. */
const words = fc
  .uniqueArray(word, { maxLength: 60 })
  .map((all) => all.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))

const vocabularyOf = (all: readonly string[]) =>
  new Vocabulary(
    all.join('\n'),
    all
      .map((term) => ({ term, key: wordKey(term), drawn: drawnLike(wordKey(term)) }))
      .filter(({ term, key, drawn }) => key !== term || drawn !== key),
    Buffer.from(Uint32Array.from(all, (_, i) => i + 1).buffer),
  )

describe('the vocabulary', () => {
  it('finds exactly the words that a comparison with every word finds', () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 0, max: 2 }), (all, typed, distance) => {
        const wanted = drawnLike(wordKey(typed))
        expect(vocabularyOf(all).near(wanted, distance).sort()).toEqual(
          all.filter((one) => isWithin(drawnLike(wordKey(one)), wanted, distance)).sort(),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('finds exactly the words that have a part, and says how many rows have each', () => {
    fc.assert(
      fc.property(words, word, fc.boolean(), fc.boolean(), (all, typed, prefix, suffix) => {
        const vocabulary = vocabularyOf(all)
        const part = wordKey(typed)
        expect(vocabulary.withPart(part, prefix, suffix).sort()).toEqual(
          all.filter((one) => isPart(wordKey(one), part, prefix, suffix)).sort(),
        )
        for (const [i, one] of all.entries()) expect(vocabulary.rowsWith(one)).toBe(i + 1)
        expect(vocabulary.rowsWith('nothing')).toBe(0)
        const begun = all.map((one, i) => (one.startsWith(part) ? i + 1 : 0))
        expect(vocabulary.rowsBegun(part)).toBe(begun.reduce((sum, rows) => sum + rows, 0))
      }),
      { numRuns: 1000 },
    )
  })
})
