import type { Host } from '../../electron/engine/host/index.ts'
import { mappingSchema } from '../../shared/domain/mapping.ts'
import { jobEnds, logIn } from './case.ts'
import { fileWith } from './import.ts'

/** One message: who, to whom, when, what. */
export type Said = readonly [from: string, to: string, time: string, text: string]

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Imports messages as a file of one tranche, as the administrator, and waits until all that follows is done; the reviewer is logged in. */
export async function serve(host: Host, messages: readonly Said[], tranche = '', name = 'served.csv') {
  await logIn(host, 'administrator')
  const rows = messages.map((message) => message.map(cell).join(','))
  const path = fileWith(['Sender,Recipient,Sent,Message', ...rows].join('\n'), name)
  const { mapping } = await host.call('import.inspect', { path })
  const { job } = await host.call('import.start', {
    path,
    images: null,
    mapping: mappingSchema.parse({ ...mapping, zone: 'Europe/London' }),
    mappingName: 'test',
    supplier: '',
    exhibit: '',
    continuity: '',
    tranche,
  })
  await jobEnds(host, job)
  await logIn(host, 'reviewer')
}

/** Makes a list of these terms and runs it. */
export async function watch(host: Host, name: string, texts: readonly string[]) {
  const { list, version } = await host.call('watch.save', {
    list: null,
    version: null,
    name,
    note: '',
    colour: 1,
    terms: texts.map((text) => ({ text, note: '' })),
  })
  await runLists(host)
  return { list, version }
}

export async function runLists(host: Host, again = false) {
  const { job } = await host.call('watch.run', { again })
  return jobEnds(host, job)
}

/** The whole table of a list in its order. */
export async function tableOf(host: Host, list: number, since: number | null = null) {
  const asked = {
    list,
    sort: 'position',
    descending: false,
    show: 'all',
    text: '',
    since,
    from: 0,
    count: 500,
  } as const
  return host.call('watch.terms', asked)
}
