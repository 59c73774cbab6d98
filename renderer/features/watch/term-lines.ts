import type { WatchTerm } from '../../../shared/contract/watch.ts'
import { cleanTerm, longestTerm, mostTerms, termKey } from '../../../shared/domain/watch.ts'
import { parse } from '../../../shared/query/index.ts'

export interface LineProblem {
  readonly line: number
  readonly text: string
  readonly message: string
}

export interface ReadLines {
  readonly terms: readonly WatchTerm[]
  readonly problems: readonly LineProblem[]
  /** Why they cannot be saved; null: they can, problems of single terms included. */
  readonly stop: string | null
}

/** Lines that are told one by one. */
const mostTold = 50

/**
 * Terms typed a line each. Notes of terms that were there before stay with them.
 * @param before the terms as they are kept
 */
export function readLines(text: string, before: readonly WatchTerm[]): ReadLines {
  const notes = new Map(before.map((term) => [term.text, term.note]))
  const lines = new Map<string, number>()
  const terms: WatchTerm[] = []
  const problems: LineProblem[] = []
  const tell = (line: number, said: string, message: string) => {
    if (problems.length < mostTold) problems.push({ line, text: said, message })
  }
  let tooLong = 0
  for (const [index, each] of text.split('\n').entries()) {
    const term = cleanTerm(each)
    const line = index + 1
    if (term === '') continue
    const key = termKey(term)
    const first = lines.get(key)
    if (first !== undefined) {
      tell(line, term, `the same as line ${first}: kept once`)
      continue
    }
    if (term.length > longestTerm) {
      tooLong++
      tell(line, `${term.slice(0, 40)}…`, `longer than ${longestTerm} characters`)
      continue
    }
    lines.set(key, line)
    terms.push({ text: term, note: notes.get(term) ?? '' })
    const parsed = parse(term)
    if (!parsed.ok) tell(line, term, parsed.problem.message)
  }
  return { terms, problems, stop: stopOf(terms.length, tooLong) }
}

function stopOf(terms: number, tooLong: number): string | null {
  if (terms === 0) return 'A list needs a term.'
  if (terms > mostTerms)
    return `A list holds ${mostTerms.toLocaleString('en-GB')} terms at most: make two of it.`
  return tooLong > 0 ? 'Shorten the lines that are too long, or take them out.' : null
}
