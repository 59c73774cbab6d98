import { basename, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { csvLine } from '../../../shared/bundle/csv.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { WatchList, WatchPair, WatchRow } from '../../../shared/contract/watch.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { type Engine, withEngine } from '../engine.ts'
import { runJob } from '../job.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, withCase } from '../options.ts'
import { Terminal } from '../terminal.ts'
import { counted } from '../words.ts'

interface Options extends CaseOptions {
  readonly name?: string
  readonly note: string
  readonly byHandle?: boolean
  readonly either?: boolean
}

const pageRows = 500

/** `winnow watch CASE FILE` */
export function addWatch(program: Command): void {
  const command = program
    .command('watch')
    .description('look for a list of terms in the whole case; the table of its hits is printed as CSV')
    .argument('<case>', 'a case folder')
    .argument('[file]', 'text with a term a line, or CSV; without it a list that the case has, by --name')
    .option(
      '--name <name>',
      'what the list is called; without it the name of the file. A list of this name gets a new version',
    )
    .option('--note <text>', 'where the list comes from', '')
    .option('--by-handle', 'a line a term and handle that sent it')
    .addOption(
      new Option('--either', 'with --by-handle: that sent or received it').implies({ byHandle: true }),
    )
  withCase(command).action(async (path: string, file: string | undefined, options: Options) => {
    const terminal = new Terminal(options)
    await withEngine(terminal, async (engine) => {
      await openCase(engine, path, options.account)
      const list = file === undefined ? await named(engine, options.name) : await take(engine, file, options)
      await runJob(engine, () => engine.host.call('watch.run', { again: false }))
      if (options.byHandle === true) await printPairs(engine, list, options.either === true)
      else await printTerms(engine, list)
    })
  })
}

/** A list in use, by its name. */
async function find({ host }: Engine, name: string): Promise<WatchList | undefined> {
  const { lists } = await host.call('watch.lists', {})
  return lists.find((list) => !list.retired && foldHandle(list.name) === foldHandle(name))
}

async function named(engine: Engine, name: string | undefined): Promise<number> {
  if (name === undefined)
    throw new WinnowError('call.params', 'Give a file with terms, or the --name of a list that the case has.')
  const list = await find(engine, name)
  if (list === undefined) throw new WinnowError('not.found', `The case has no watch-list ${name}.`)
  return list.id
}

/** Reads a file into a list; what gives no term is told on stderr with its line. */
async function take(engine: Engine, file: string, { name, note }: Options): Promise<number> {
  const { host, terminal } = engine
  const path = resolve(file)
  const read = await host.call('watch.read', { path, reading: {} })
  for (const { line, text, why } of read.left) terminal.note(`line ${line}: left out, ${why}: ${text}`)
  for (const { line, text, problem } of read.terms) {
    if (problem !== null) terminal.note(`line ${line}: not understood: ${text}: ${problem.message}`)
  }
  if (read.terms.length === 0) throw new WinnowError('file.unknown', `${path} has no terms.`)
  const own = name ?? basename(path).replace(/\.[^.]*$/, '')
  const before = await find(engine, own)
  const { list } = await host.call('watch.save', {
    list: before?.id ?? null,
    version: before?.version ?? null,
    name: before?.name ?? own,
    note: note === '' ? (before?.note ?? '') : note,
    colour: before?.colour ?? 1,
    terms: read.terms.map(({ text, note: said }) => ({ text, note: said })),
    file: read.name,
  })
  terminal.note(`${counted(read.terms.length, 'term')} from ${read.name} (${read.encoding})`)
  return list
}

async function printTerms({ host, terminal, signal }: Engine, list: number): Promise<void> {
  const page = (from: number) =>
    host.call(
      'watch.terms',
      {
        list,
        sort: 'position',
        descending: false,
        show: 'all',
        text: '',
        since: null,
        from,
        count: pageRows,
      },
      signal,
    )
  await print(
    terminal,
    ['term', 'rows', 'messages', 'handles', 'note', 'remark'],
    cellsOfTerm,
    async (from) => {
      const { total, rows } = await page(from)
      return { total, rows }
    },
  )
}

const cellsOfTerm = ({ text, rows, messages, handles, note, problem }: WatchRow): string[] => [
  text,
  String(rows),
  String(messages),
  String(handles),
  note,
  problem === null ? '' : `not searched: ${problem.message}`,
]

async function printPairs({ host, terminal, signal }: Engine, list: number, either: boolean): Promise<void> {
  const whose = either ? 'either' : 'sender'
  await print(terminal, ['term', 'handle', 'rows', 'messages'], cellsOfPair, async (from) => {
    const asked = {
      list,
      term: null,
      whose,
      sort: 'position',
      descending: false,
      text: '',
      since: null,
    } as const
    const { total, pairs } = await host.call('watch.handles', { ...asked, from, count: pageRows }, signal)
    return { total, rows: pairs }
  })
}

const cellsOfPair = ({ term, handle, rows, messages }: WatchPair): string[] => [
  term,
  handle?.name ?? (rows === 0 ? '' : 'unknown'),
  String(rows),
  String(messages),
]

/** All pages of a table: CSV, or with --json one array. */
async function print<Row>(
  terminal: Terminal,
  heading: readonly string[],
  cellsOf: (row: Row) => string[],
  page: (from: number) => Promise<{ total: number; rows: readonly Row[] }>,
): Promise<void> {
  await terminal.write(terminal.json ? '[' : csvLine(heading))
  for (let from = 0, total = 1; from < total; from += pageRows) {
    const { total: all, rows } = await page(from)
    total = all
    if (terminal.json)
      await terminal.write(`${from === 0 ? '' : ','}${rows.map((row) => JSON.stringify(row)).join(',')}`)
    else await terminal.write(rows.map((row) => csvLine(cellsOf(row))).join(''))
  }
  if (terminal.json) await terminal.write(']\n')
}
