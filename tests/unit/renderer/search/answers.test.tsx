import '../../../support/dom.ts'
import { render, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { Counts } from '../../../../renderer/features/search/Counts.tsx'
import { withLookAlikes } from '../../../../renderer/features/search/LookAlikes.tsx'
import type { Found } from '../../../../renderer/features/search/useFound.ts'
import { searchId } from '../../../../shared/contract/search-record.ts'

vi.mock('../../../../renderer/api/client.ts', () => ({
  call: () => new Promise(() => undefined),
  subscribe: () => () => undefined,
}))

const asked = { notIndexed: 0, dataVersion: 1, notes: [], spellings: [] }
const found = (part: Partial<Found>): Found => ({
  text: 'kilo',
  first: null,
  counted: null,
  run: null,
  error: null,
  loading: true,
  ...part,
})
const search = searchId.parse('3b241101-e2bb-4255-8caf-4136c566a962')
const run = { ...asked, set: 's', search, rows: 1234, messages: 1000 }

describe('the count of a search', () => {
  test('is never a guess: counting until it is known, then exact, messages when the hits are here', () => {
    const { rerender } = render(<Counts found={found({})} />)
    expect(screen.getByRole('status').textContent).toBe('counting…')
    rerender(<Counts found={found({ first: { ...asked, rows: [], complete: false } })} />)
    expect(screen.getByRole('status').textContent).toBe('counting…')
    rerender(<Counts found={found({ counted: 1234 })} />)
    expect(screen.getByRole('status').textContent).toBe('1,234 rows · counting messages…')
    rerender(<Counts found={found({ counted: 1234, run, loading: false })} />)
    expect(screen.getByRole('status').textContent).toBe('1,234 rows · 1,000 messages')
  })

  test('names the words that a part of the search stood for, and counts those beyond', () => {
    const words = Array.from({ length: 15 }, (_, k) => `roterdam${k}`)
    const spellings = [
      { word: '~rotterdam', found: words, words: 40 },
      { word: '*zq', found: [], words: 0 },
    ]
    render(<Counts found={found({ counted: 1234, run: { ...run, spellings }, loading: false })} />)
    expect(screen.getByText(/roterdam11 and 28 more words/)).toBeTruthy()
    expect(screen.queryByText(/roterdam12/)).toBeNull()
    expect(screen.getByText(/no word like it/)).toBeTruthy()
  })

  test('says nothing of a text that is not searched', () => {
    const { container } = render(
      <Counts found={found({ error: { code: 'search.problem', message: 'Close the bracket.' } })} />,
    )
    expect(container.textContent).toBe('')
  })
})

describe('spellings with look-alike letters', () => {
  test('are taken in by a ~ before each word, and only before words', () => {
    const text = 'raven "two tops" ~van dover'
    const at = (word: string) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length })
    expect(withLookAlikes(text, [at('raven'), at('dover')])).toBe('~raven "two tops" ~van ~dover')
    expect(withLookAlikes(text, [at('van'), at('"two tops"')])).toBe(text)
  })
})
