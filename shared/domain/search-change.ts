/** What became of a source between two runs of a search. */
export type SourceChange = 'added' | 'withdrawn' | 'reinstated' | 'rows added' | 'indexed since' | null

export interface ChangedSource {
  readonly file: string
  readonly tranche: string
  /** Rows found then and now, and how many of them are new or gone; null: only the counts are known. */
  readonly earlier: number
  readonly later: number
  readonly more: number | null
  readonly fewer: number | null
  readonly why: SourceChange
}

/**
 * The difference between two runs of a search in a sentence: '41 more since tranche 3', '7 fewer: pack 2.csv was withdrawn', 'The same
 * 12 rows'.
 * @param sources those whose hits differ
 */
export function changeInWords(rows: number, same: boolean, sources: readonly ChangedSource[]): string {
  if (same) return rows === 0 ? 'No rows, then as now' : `The same ${counted(rows)}`
  const parts = [
    told(sources, ({ more }) => more, 'more', since),
    told(sources, ({ fewer }) => fewer, 'fewer', because),
    unknown(sources),
  ].filter((part) => part !== '')
  return parts.join('; ')
}

function told(
  sources: readonly ChangedSource[],
  countOf: (source: ChangedSource) => number | null,
  word: string,
  reason: (sources: readonly ChangedSource[]) => string,
): string {
  const changed = sources.filter((source) => (countOf(source) ?? 0) > 0)
  const count = changed.reduce((sum, source) => sum + (countOf(source) ?? 0), 0)
  return count === 0 ? '' : `${grouped(count)} ${word}${reason(changed)}`
}

/** Sources of which only the counts can be compared. */
function unknown(sources: readonly ChangedSource[]): string {
  const known = sources.filter(({ more, fewer }) => more === null || fewer === null)
  const earlier = known.reduce((sum, source) => sum + source.earlier, 0)
  const later = known.reduce((sum, source) => sum + source.later, 0)
  return known.length === 0
    ? ''
    : `other rows in ${filesOf(known)}: ${counted(later)} where there were ${grouped(earlier)}`
}

function since(sources: readonly ChangedSource[]): string {
  if (sources.every(({ why }) => why === 'added')) {
    const tranches = new Set(sources.map(({ tranche }) => tranche.trim()))
    const [tranche = ''] = tranches
    if (tranches.size === 1 && tranche !== '') return ` since ${trancheName(tranche)}`
    return ` since ${filesOf(sources)} came`
  }
  if (sources.every(({ why }) => why === 'reinstated')) return `: ${filesOf(sources)} counts again`
  if (sources.every(({ why }) => why === 'rows added')) return `: rows of ${filesOf(sources)} came in later`
  if (sources.every(({ why }) => why === 'indexed since')) return ': they were not indexed yet'
  return ` in ${filesOf(sources)}`
}

function because(sources: readonly ChangedSource[]): string {
  if (sources.every(({ why }) => why === 'withdrawn')) {
    return `: ${filesOf(sources)} ${sources.length === 1 ? 'was' : 'were'} withdrawn`
  }
  return ` in ${filesOf(sources)}`
}

const trancheName = (tranche: string): string => (/^\d+$/.test(tranche) ? `tranche ${tranche}` : tranche)

function filesOf(sources: readonly ChangedSource[]): string {
  const [first] = sources
  return sources.length === 1 && first !== undefined ? first.file : `${grouped(sources.length)} files`
}

const counted = (rows: number): string => `${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`

const grouped = (count: number): string => count.toLocaleString('en-GB')
