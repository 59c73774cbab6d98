import { useMemo } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import css from './Search.module.css'

type LookAlike = Result<'search.check'>['lookAlikes'][number]

export interface LookAlikesProps {
  text: string
  lookAlikes: readonly LookAlike[]
  onRun: (text: string) => void
}

/** Spellings named for each word. */
const named = 5

/** Words of the case that look like those of the search and are spelled with letters of another alphabet: offered, one key away. */
export function LookAlikes({ text, lookAlikes, onRun }: LookAlikesProps) {
  const wider = withLookAlikes(text, lookAlikes)
  useCommands(
    useMemo<Command[]>(
      () =>
        wider === text
          ? []
          : [
              {
                id: 'search.lookalikes',
                title: 'Search look-alike spellings too',
                group: 'Search',
                keys: 'shift+a',
                words: 'cyrillic greek homoglyph',
                run: () => onRun(wider),
              },
            ],
      [wider, text, onRun],
    ),
  )
  if (wider === text) return null
  return (
    <p className={css.offer}>
      <span>
        Spelled with look-alike letters and not found:{' '}
        {lookAlikes.map(({ word, found, rows }, index) => (
          <span key={word}>
            {index > 0 && '; '}
            <bdi className="mono">{found.slice(0, named).join(' ')}</bdi>
            {found.length > named && ` and ${found.length - named} more`} for{' '}
            <bdi className="mono">{word}</bdi>, {grouped(rows)} {rows === 1 ? 'row' : 'rows'}
          </span>
        ))}
      </span>
      <Button look="quiet" keys="shift+a" onClick={() => onRun(wider)}>
        Search them too
      </Button>
    </p>
  )
}

/** The text with a ~ before each word that has look-alikes. */
export function withLookAlikes(text: string, lookAlikes: readonly Pick<LookAlike, 'from' | 'to'>[]): string {
  let wider = text
  for (const { from, to } of lookAlikes.toSorted((a, b) => b.from - a.from)) {
    const typed = text.slice(from, to)
    // A phrase cannot take a ~; its words stay as they are.
    if (/^[\p{L}\p{N}\p{M}]+$/u.test(typed) && text.charAt(from - 1) !== '~') {
      wider = `${wider.slice(0, from)}~${wider.slice(from)}`
    }
  }
  return wider
}
