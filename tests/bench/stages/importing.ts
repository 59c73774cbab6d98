import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { importResult } from '../../../shared/contract/import.ts'
import type { Job } from '../../../shared/contract/job.ts'
import { benchHost, jobsEnd, password } from './host.ts'

interface Input {
  readonly file: string
  readonly case: string
  readonly data: string
  readonly encrypted: boolean
}

const about = { images: null, mappingName: 'bench', supplier: '', exhibit: '', continuity: '' }

/** A second tranche into the same case, and searches while it comes in: seconds, and milliseconds of each search before and during it. */
export async function tranche({
  file,
  case: path,
  data,
  encrypted,
  text,
}: Input & { readonly text: string }) {
  const host = benchHost(data)
  await host.call('case.open', { path })
  await host.call('session.login', { account: 'bench', password: encrypted ? password : '' })
  const ask = async () => {
    const start = performance.now()
    const { set } = await host.call('search.run', { text })
    await host.call('list.page', { set, from: 0, count: 50 })
    await host.call('list.close', { set })
    return performance.now() - start
  }
  const before: number[] = []
  for (let run = 0; run < 40; run++) before.push(await ask())
  const { mapping } = await host.call('import.inspect', { path: file })
  const start = performance.now()
  const { job } = await host.call('import.start', {
    ...about,
    path: file,
    mapping: { ...mapping, zone: 'Europe/London' },
  })
  let ended = false
  const end = jobsEnd(host, job).then((done) => {
    ended = true
    return done
  })
  const during: number[] = []
  while (!ended) {
    during.push(await ask())
    // A person asks now and then.
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { stored } = importResult.parse((await end).result)
  const taken = (performance.now() - start) / 1000
  await host.close()
  return { seconds: taken, stored, before, during }
}

/**
 * The product's whole import: from the file to a case that can be searched (`seconds`), and until its twins are matched too (`whole`).
 * The steps follow each other.
 */
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
  const start = Date.now()
  const { job } = await host.call('import.start', {
    ...about,
    path: file,
    mapping: { ...preview.mapping, zone: 'Europe/London' },
  })
  const result = importResult.parse((await jobsEnd(host, job)).result)
  const { jobs } = await host.call('job.list', {})
  const ended = (kind: Job['kind']) =>
    Math.max(...jobs.filter((each) => each.kind === kind).map(({ finishedAt }) => finishedAt ?? Number.NaN))
  const searchable = (ended('index') - start) / 1000
  const whole = (ended('twins') - start) / 1000
  const steps = {
    ...result.steps,
    'until browsable': (ended('import') - start) / 1000,
    'until searchable': searchable,
    'until twins are matched': whole,
  }
  await host.call('case.close', {})
  await host.close()
  return { seconds: searchable, whole, stored: result.stored, steps, bytes: sizeOf(path) }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
