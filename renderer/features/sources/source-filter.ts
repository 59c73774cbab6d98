import type { Source } from '../../../shared/contract/source.ts'

/** Whether every word is somewhere in what a list says of a source; 'withdrawn' finds those. */
export function fits(source: Source, text: string): boolean {
  const { name, archive, sheet, exhibit, tranche, supplier, addedBy, withdrawn } = source
  const said = [name, archive, sheet, exhibit, tranche, supplier, addedBy, withdrawn && 'withdrawn']
    .join('\n')
    .toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}
