import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Vocabulary } from '../../../electron/engine/search/vocabulary.ts'
import { isWithin } from '../../../shared/query/index.ts'

describe('the vocabulary', () => {
  it('finds exactly the words that a comparison with every word finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'z', 'é', '7', '中', '𝒜'),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 60 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (words, wanted, distance) => {
          const vocabulary = new Vocabulary()
          for (const one of words) vocabulary.add(one)
          expect(vocabulary.near(wanted, distance).sort()).toEqual(
            words.filter((one) => isWithin(one, wanted, distance)).sort(),
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})
