import type { Finding } from '../../../shared/contract/import.ts'
import { damageOf, damageText } from '../../../shared/domain/damage.ts'
import type { FileSample } from './sample-rows.ts'

/** What was done to the values of a file before it was served, as warnings before the import. */
export function damageFindings(
  columns: readonly string[],
  { first, spread, records }: FileSample,
): Finding[] {
  const sampled = [...new Set([...first, ...spread])]
  const scope =
    records.exact && sampled.length >= records.count ? '' : ` in ${counted(sampled.length)} sampled rows`
  // Rows from the middle of a large text do not know their numbers.
  const known = records.exact ? null : new Set(first)
  const rows = sampled.map((row) => (known === null || known.has(row) ? row : { ...row, row: 0 }))
  return damageOf(columns, rows).map(({ column, what, count, examples, advice }) => {
    const shown = examples.map(({ row, text }) => (row === 0 ? text : `row ${row}: ${text}`))
    return {
      what: 'warning',
      value: `"${column}": ${damageText({ what, count })}${scope}`,
      evidence: shown.join('; '),
      advice,
      doubt: false,
    }
  })
}

const counted = (count: number): string => count.toLocaleString('en-GB')
