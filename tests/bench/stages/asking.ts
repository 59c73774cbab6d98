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

/** Each query asked again and again: milliseconds to its exact count, and to its first page of 50. */
export async function search(input: Input & { readonly queries: readonly string[] }) {
  const host = await opened(input)
  const answers = []
  for (const text of input.queries) {
    const counts: number[] = []
    const pages: number[] = []
    let rows = 0
    for (let run = 0; run < input.runs; run++) {
      const start = performance.now()
      const found = await host.call('search.run', { text })
      counts.push(performance.now() - start)
      rows = found.rows
      await host.call('list.page', { set: found.set, from: 0, count: 50 })
      pages.push(performance.now() - start)
      await host.call('list.close', { set: found.set })
    }
    answers.push({ text, rows, counts, pages })
  }
  await host.close()
  return { answers }
}

/** Pages of 50 at positions all over the list of all messages: milliseconds each. */
export async function browse(input: Input) {
  const host = await opened(input)
  const start = performance.now()
  const { set, rows } = await host.call('list.open', { of: { kind: 'all' } })
  const open = performance.now() - start
  const pages: number[] = []
  for (let run = 0; run < input.runs; run++) {
    // Spread evenly and out of order, the same in every run.
    const from = Math.floor((((run * 7919) % input.runs) / input.runs) * rows)
    const asked = performance.now()
    await host.call('list.page', { set, from, count: 50 })
    pages.push(performance.now() - asked)
  }
  await host.close()
  return { open, rows, pages }
}
