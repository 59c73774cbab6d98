import { Count } from '../../components/Count.tsx'
import { CoverageText } from '../../lists/CoverageText.tsx'
import css from './Search.module.css'
import type { Found } from './useFound.ts'

/** Spellings that are named; the rest are counted. */
const named = 12

/** How much was found, exactly or not yet; for words that stood for others, which they were. */
export function Counts({ found }: { found: Found }) {
  const { text, run, counted, first, error } = found
  if (text === null || error !== null) return <span className={css.counts} />
  const spellings = (run ?? first)?.spellings ?? []
  return (
    <span className={css.counts}>
      <span role="status">
        {counted === null ? (
          'counting…'
        ) : (
          <>
            <strong>
              <Count value={counted} unit="rows" />
            </strong>{' '}
            · {run === null ? 'counting messages…' : <Count value={run.messages} unit="messages" />}
          </>
        )}
      </span>
      {run !== null && run.rows > 0 && (
        <span className={css.seen}>
          <CoverageText of={{ set: run.set }} />
        </span>
      )}
      {spellings.map(({ word, found: words, words: count }) => (
        <span key={word} className={css.spellings}>
          {' '}
          <bdi>{word}</bdi>: {spelled(words, count)}
        </span>
      ))}
    </span>
  )
}

function spelled(words: readonly string[], count: number): string {
  if (count === 0) return 'no word like it'
  const shown = words.slice(0, named).join(', ')
  return count > Math.min(words.length, named)
    ? `${shown} and ${(count - Math.min(words.length, named)).toLocaleString('en-GB')} more words`
    : shown
}
