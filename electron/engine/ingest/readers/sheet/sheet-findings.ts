import type { Finding } from '../../../../../shared/contract/import.ts'
import type { SheetFacts } from './sheet-row.ts'

/** What the importer must know of a sheet that the rows do not show. `whole`: the facts are of the whole sheet. */
export function sheetFindings(facts: SheetFacts, whole: boolean): Finding[] {
  const findings: Finding[] = []
  const scope = whole ? '' : ` in the first ${counted(facts.rows, 'row')}; the rest was not looked at yet`
  const tell = (value: string, evidence: string) =>
    findings.push({ what: 'warning', value: `${value}${scope}`, evidence, doubt: false })
  if (facts.hiddenRows > 0) {
    tell(
      `${counted(facts.hiddenRows, 'hidden row')}${facts.filtered ? ', by a filter' : ''}`,
      'whoever opens the sheet does not see them; they are imported like every other row',
    )
  } else if (facts.filtered) tell('the sheet is filtered', 'all of its rows are imported')
  if (facts.hiddenColumns.length > 0) {
    const { hiddenColumns } = facts
    const shown = hiddenColumns.slice(0, 10).join(', ')
    tell(
      `hidden columns: ${shown}${hiddenColumns.length > 10 ? ' and more' : ''}`,
      'whoever opens the sheet does not see them; they are imported like every other column',
    )
  }
  if (facts.merged > 0) {
    tell(
      `${counted(facts.merged, 'range')} of merged cells`,
      `the first is ${facts.firstMerged}; of merged cells only the top left one holds the value, the others are empty`,
    )
  }
  if (facts.formulas > 0) {
    tell(
      counted(facts.formulas, 'formula'),
      'their results are taken as they were when the file was last saved; nothing is calculated',
    )
  }
  if (facts.unvalued > 0) {
    tell(
      `${counted(facts.unvalued, 'formula')} without a result`,
      'their cells are empty: open the file in a spreadsheet program and save it, so that the results are stored',
    )
  }
  if (facts.errors > 0) {
    tell(`${counted(facts.errors, 'cell')} with an error such as #N/A`, 'the error is taken as the text')
  }
  return findings
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`
