import { type Chip, describe, type ParseResult } from '../../../shared/query/index.ts'
import type { Span } from '../../../shared/query/syntax.ts'

/** A stretch of the search text as the box draws it. */
export interface BoxPart {
  readonly from: number
  readonly text: string
  /** How it is read; null: an operator, a bracket, a gap. */
  readonly chip: Pick<Chip, 'kind' | 'negated'> | null
  readonly problem: boolean
  readonly note: boolean
}

/** Cuts a search text at the edges of its chips, its problem and its notes; the parts joined are the text. */
export function boxParts(
  text: string,
  parsed: ParseResult,
  engineNotes: readonly Span[] | null = null,
): BoxPart[] {
  const chips = parsed.ok ? describe(parsed.query) : []
  const problem = parsed.ok ? null : parsed.problem
  const notes = parsed.ok ? (engineNotes ?? parsed.query.notes) : []
  const spans = [...chips, ...notes, ...(problem === null ? [] : [problem])]
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b)
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1]
    if (to === undefined) return []
    const within = (span: { from: number; to: number }) => span.from <= from && span.to >= to
    return [
      {
        from,
        text: text.slice(from, to),
        chip: chips.find(within) ?? null,
        problem: problem !== null && within(problem),
        note: notes.some(within),
      },
    ]
  })
}
