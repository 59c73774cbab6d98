import type { Preview } from '../../../shared/contract/import.ts'
import type { Mapping } from '../../../shared/domain/mapping.ts'

/** What every question about a file is asked on, and where its answer goes. */
export interface QuestionProps {
  preview: Preview
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
}
