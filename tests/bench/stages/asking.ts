import type { Host } from '../../../electron/engine/host/index.ts'
import { facetNames } from '../../../shared/contract/arrange.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { benchHost, password } from './host.ts'

interface Input {
  readonly case: string
  readonly data: string
  readonly encrypted: boolean
  readonly runs: number
}

async function opened({ case: path, data, encrypted }: Input) {
  const host = benchHost(data)
  await host.call('case.open', { path })
  await host.call('session.login', { account: 'bench', password: encrypted ? password : '' })
  return host
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  into.push(performance.now() - start)
  return result
}

export interface Answer {
  readonly text: string
  readonly rows: number
  /** Milliseconds: to the first page of 50, to the exact count, to the whole set held and counted as messages. */
  readonly firsts: number[]
  readonly counts: number[]
  readonly runs: number[]
}

/** Each query asked again and again. */
export async function search(input: Input & { readonly queries: readonly string[] }) {
  const host = await opened(input)
  const answers: Answer[] = []
  for (const text of input.queries) {
    const answer: Answer = { text, rows: 0, firsts: [], counts: [], runs: [] }
    let rows = 0
    for (let run = 0; run < input.runs; run++) {
      await timed(answer.firsts, () => host.call('search.first', { text, count: 50 }))
      const counted = await timed(answer.counts, () => host.call('search.count', { text }))
      rows = counted.rows
      const found = await timed(answer.runs, () => host.call('search.run', { text }))
      await host.call('list.close', { set: found.set })
    }
    answers.push({ ...answer, rows })
  }
  await host.close()
  return { answers }
}

/** From a new process: milliseconds to log in, to the first page of the list of all, and to the first page of each query, asked once. */
export async function cold(input: Input & { readonly queries: readonly string[] }) {
  const start = performance.now()
  const host = await opened(input)
  const open = performance.now() - start
  const { set } = await host.call('list.open', { of: { kind: 'all' } })
  await host.call('list.page', { set, from: 0, count: 50 })
  const screen = performance.now() - start
  const firsts: number[] = []
  for (const text of input.queries) await timed(firsts, () => host.call('search.first', { text, count: 50 }))
  await host.close()
  return { open, screen, firsts }
}

/** What is asked of the hits of one search: each facet, each order. Milliseconds. */
export async function hits(input: Input & { readonly query: string }) {
  const host = await opened(input)
  const { set, rows } = await host.call('search.run', { text: input.query })
  const asked: { name: string; times: number[] }[] = []
  const measure = async (name: string, work: () => Promise<unknown>) => {
    const times: number[] = []
    for (let run = 0; run < input.runs; run++) await timed(times, work)
    asked.push({ name, times })
  }
  for (const of of facetNames)
    await measure(`facet ${of}`, () => host.call('list.facets', { set, of, most: 20 }))
  await measure('histogram', () => host.call('list.histogram', { set, buckets: 200 }))
  for (const by of ['relevance', 'handle', 'conversation', 'day'] as const) {
    await measure(`order by ${by}`, async () => {
      const arranged = await host.call('list.arrange', { set, by, descending: false })
      await host.call('list.page', { set: arranged.set, from: 0, count: 50 })
      await host.call('list.close', { set: arranged.set })
    })
  }
  await host.close()
  return { rows, asked }
}

/** Searches given up after a moment: milliseconds until they have stopped, and to the first page of the next. */
export async function abandoned(input: Input & { readonly query: string; readonly next: string }) {
  const host = await opened(input)
  const stops: number[] = []
  const nexts: number[] = []
  for (let run = 0; run < input.runs; run++) {
    const abort = new AbortController()
    const gone = host.call('search.run', { text: input.query }, abort.signal).then(
      () => false,
      (error: unknown) => error instanceof WinnowError && error.code === 'call.cancelled',
    )
    await new Promise((resolve) => setTimeout(resolve, 10))
    abort.abort()
    const next = timed(nexts, () => host.call('search.first', { text: input.next, count: 50 }))
    const isStopped = await timed(stops, () => gone)
    await next
    // It was done before it was given up.
    if (!isStopped) stops.pop()
  }
  await host.close()
  return { stops, nexts }
}

/** Pages of 50 at positions all over a list: milliseconds each. */
export async function browse(input: Input) {
  const host = await opened(input)
  const start = performance.now()
  const { set, rows } = await host.call('list.open', { of: { kind: 'all' } })
  const open = performance.now() - start
  const pages: number[] = []
  for (let run = 0; run < input.runs; run++) {
    // Spread evenly and out of order, the same in every run.
    const from = Math.floor((((run * 7919) % input.runs) / input.runs) * rows)
    await timed(pages, () => host.call('list.page', { set, from, count: 50 }))
  }
  const conversation = await largest(host)
  const opens: number[] = []
  for (let run = 0; run < input.runs && conversation !== null; run++) {
    const list = await timed(opens, () =>
      host.call('list.open', { of: { kind: 'conversation', conversation: conversation.id } }),
    )
    await host.call('list.close', { set: list.set })
  }
  await host.close()
  return { open, rows, pages, conversation: conversation?.rows ?? 0, opens }
}

async function largest(host: Host) {
  const { conversations } = await host.call('conversation.list', {
    text: '',
    sort: 'rows',
    from: 0,
    count: 1,
  })
  return conversations[0] ?? null
}
