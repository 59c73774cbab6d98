import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { importResult } from '../../../shared/contract/import.ts'
import { benchHost, jobsEnd, password } from './host.ts'

interface Input {
  readonly file: string
  readonly case: string
  readonly data: string
  readonly encrypted: boolean
}

/** The product's whole import: from the file to a case that can be searched. */
export async function importing({ file, case: path, data, encrypted }: Input) {
  const host = benchHost(data)
  await host.call('case.create', {
    path,
    name: 'Bench',
    operation: '',
    marking: '',
    administrator: { name: 'bench', password: encrypted ? password : null },
  })
  const preview = await host.call('import.inspect', { path: file })
  const start = performance.now()
  const { job } = await host.call('import.start', {
    path: file,
    images: null,
    mapping: { ...preview.mapping, zone: 'Europe/London' },
    mappingName: 'bench',
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  const ended = await jobsEnd(host, job)
  const taken = (performance.now() - start) / 1000
  const result = importResult.parse(ended.result)
  await host.call('case.close', {})
  await host.close()
  return { seconds: taken, stored: result.stored, steps: result.steps, bytes: sizeOf(path) }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
