import { useState } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { type Mapping, mappingNameOf, withoutIdleZone } from '../../../../shared/domain/mapping.ts'
import { call } from '../../../api/client.ts'
import { useNotice } from '../../../store/notice.ts'
import type { FileAnswer } from './batch.ts'
import type { ProvenanceText } from './Provenance.tsx'

export interface ToStart {
  readonly files: readonly { readonly preview: Preview; readonly answer: FileAnswer }[]
  readonly mapping: Mapping
  readonly text: ProvenanceText
}

/** Starts an import for each file, in order; what has been started stays so if a later one is refused. */
export function useStart(onStarted: (jobs: readonly string[]) => void) {
  const attempt = useNotice((notice) => notice.attempt)
  const [starting, setStarting] = useState(false)
  const start = async ({ files, mapping: declared, text }: ToStart) => {
    const mapping = withoutIdleZone(declared)
    setStarting(true)
    const jobs: string[] = []
    await attempt(async () => {
      for (const { preview, answer } of files) {
        const { job } = await call('import.start', {
          path: preview.path,
          member: preview.member,
          sheet: preview.sheet,
          images: text.images.trim() === '' ? null : text.images,
          mapping,
          mappingName: text.mappingName.trim() || mappingNameOf(preview.name),
          supplier: text.supplier,
          tranche: text.tranche,
          exhibit: text.exhibit,
          continuity: text.continuity,
          owner: answer.owner.trim(),
          supersedes: answer.supersedes ?? null,
        })
        jobs.push(job)
      }
    })
    setStarting(false)
    if (jobs.length > 0) onStarted(jobs)
  }
  return { start, starting }
}
