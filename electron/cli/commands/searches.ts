import { resolve } from 'node:path'
import type { Command } from 'commander'
import { WinnowError } from '../../../shared/contract/error.ts'
import { disclosureResult, type SearchEntry } from '../../../shared/contract/search-record.ts'
import { type Engine, withEngine } from '../engine.ts'
import { runJob } from '../job.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, wholeNumber, withCase } from '../options.ts'
import { Terminal } from '../terminal.ts'
import { count, counted } from '../words.ts'

interface Options extends CaseOptions {
  readonly text: string
  readonly named?: boolean
  readonly limit: number
  readonly compare?: number
  readonly export?: string
}

const pageSize = 500

/** `winnow searches CASE` */
export function addSearches(program: Command): void {
  const command = program
    .command('searches')
    .description(
      'the searches that were run in a case, newest first; compare one with now; write a disclosure record',
    )
    .argument('<case>', 'a case folder')
    .option('--text <text>', 'only those whose text or name holds this', '')
    .option('--named', 'only those that were given a name')
    .option('--limit <n>', 'how many to print; 0: all', wholeNumber(0), 50)
    .option('--compare <number>', 'run the search of this number again and say what changed', wholeNumber(1))
    .option(
      '--export <path>',
      'write those chosen as PATH.html and PATH.csv; with --compare each is run again',
    )
  withCase(command).action(async (path: string, options: Options) => {
    const terminal = new Terminal(options)
    await withEngine(terminal, async (engine) => {
      await openCase(engine, path, options.account)
      const searches = await chosen(engine, options)
      if (options.export !== undefined) await exported(engine, searches, options)
      else if (options.compare !== undefined) await compared(engine, searches, options.compare)
      else await listed(terminal, searches)
    })
  })
}

async function chosen(
  { host, signal }: Engine,
  { text, named = false, limit }: Options,
): Promise<SearchEntry[]> {
  const all: SearchEntry[] = []
  for (;;) {
    const page = await host.call(
      'search.log',
      { before: null, from: all.length, limit: pageSize, text, named },
      signal,
    )
    all.push(...page.searches)
    if (page.searches.length < pageSize || (limit > 0 && all.length >= limit)) break
  }
  return limit === 0 ? all : all.slice(0, limit)
}

async function listed(terminal: Terminal, searches: readonly SearchEntry[]): Promise<void> {
  await terminal.answer({ searches })
  await terminal.say(
    ...searches.map(
      ({ number, at, account, name, text, rows, messages }) =>
        `${number}  ${new Date(at).toISOString()}  ${account}: ${name === null ? '' : `[${name}] `}${text}  (${counted(rows, 'row')}, ${counted(messages, 'message')})`,
    ),
  )
}

async function compared(
  { host, terminal, signal }: Engine,
  searches: readonly SearchEntry[],
  number: number,
): Promise<void> {
  const earlier = searches.find((each) => each.number === number)
  if (earlier === undefined) {
    throw new WinnowError(
      'not.found',
      `There is no search ${number} among those listed. Give --limit 0 to look through all.`,
    )
  }
  const comparison = await host.call('search.compare', { search: earlier.search, later: null }, signal)
  await terminal.answer(comparison)
  await terminal.say(
    `${earlier.text}: ${comparison.summary}`,
    ...comparison.sources.map(
      ({ file, earlier: then, later, why }) =>
        `  ${file}: ${count(then)} then, ${count(later)} now${why === null ? '' : ` (${why})`}`,
    ),
  )
}

async function exported(
  engine: Engine,
  searches: readonly SearchEntry[],
  { export: path = '', compare }: Options,
): Promise<void> {
  if (searches.length === 0)
    throw new WinnowError('not.found', 'No search is like that: nothing was written.')
  const { host, terminal } = engine
  const { result } = await runJob(engine, () =>
    host.call('search.export', {
      path: resolve(path),
      searches: searches.map(({ search }) => search),
      compare: compare !== undefined,
    }),
  )
  const written = disclosureResult.parse(result)
  await terminal.answer(written)
  await terminal.say(
    `${counted(written.searches, 'search', 'searches')} written`,
    ...written.files.map((file) => `${file.path}  SHA-256 ${file.sha256}`),
  )
}
