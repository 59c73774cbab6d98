import type { Preview } from '../../../../shared/contract/import.ts'
import type { Mapping } from '../../../../shared/domain/mapping.ts'

/** As much of a file as its mapping is decided on. */
export type Sample = Pick<Preview, 'columns' | 'rows' | 'rejects' | 'samples' | 'findings'>

/** What every question about a file is asked on, and where its answer goes. */
export interface QuestionProps {
  preview: Sample
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
  /** Its rows are read already, only not all of them: where the header is, is no question any more. */
  again?: boolean
  /** The zone that was declared for the files before, to be taken or not. */
  zoneBefore?: string | null
  /** Words of the direction column beside those of the sample. */
  directions?: readonly string[]
}
