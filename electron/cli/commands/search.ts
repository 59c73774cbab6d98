import type { Command } from 'commander'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { type Engine, withEngine } from '../engine.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, wholeNumber, withCase } from '../options.ts'
import { Terminal } from '../terminal.ts'
import { count, counted } from '../words.ts'

interface Options extends CaseOptions {
  readonly limit: number
}

const pageRows = 500

/** `winnow search CASE 'QUERY'` */
export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .description('search a case; hits are printed in time order')
    .argument('<case>', 'a case folder')
    .argument(
      '<query>',
      'words, "phrases", OR, NOT, prefix*, *part*, ~spelling, a NEAR/5 b, 2 of (a, b, c), (groups), from: to: before: after: tag: has:image and the other filters of README.md',
    )
    .option('--limit <n>', 'how many hits to print; 0: all', wholeNumber(0), 50)
  withCase(command).action(async (path: string, query: string, options: Options) => {
    const terminal = new Terminal(options)
    await withEngine(terminal, async (engine) => {
      await openCase(engine, path, options.account)
      await search(engine, query, options.limit)
    })
  })
}

async function search(engine: Engine, text: string, limit: number): Promise<void> {
  const { host, terminal, signal } = engine
  const found = await host.call('search.run', { text }, signal).catch((error: unknown) => {
    throw withText(error, text)
  })
  for (const { word, found: spellings, words } of found.spellings) {
    const more = words > spellings.length ? ` and ${count(words - spellings.length)} more` : ''
    terminal.note(`${word}: ${words === 0 ? 'no such word' : `${spellings.join(', ')}${more}`}`)
  }
  if (found.notIndexed > 0) {
    terminal.note(
      `${counted(found.notIndexed, 'row')} could not be searched: the index lacks them. Open the case for writing to complete it.`,
    )
  }
  const wanted = limit === 0 ? found.rows : Math.min(limit, found.rows)
  if (terminal.json) await terminal.write(`{"rows":${found.rows},"messages":${found.messages},"hits":[`)
  else await terminal.say(`${counted(found.rows, 'row')}, ${counted(found.messages, 'message')}`)
  for (let from = 0; from < wanted; from += pageRows) {
    const page = await host.call(
      'list.page',
      { set: found.set, from, count: Math.min(pageRows, wanted - from) },
      signal,
    )
    if (terminal.json) {
      const hits = page.rows.map((row) => JSON.stringify(hitOf(row)))
      await terminal.write(`${from === 0 ? '' : ','}${hits.join(',')}`)
    } else await terminal.say(...page.rows.map(lineOf))
  }
  // Only where the counts are not those of the whole case does the answer have one more member.
  const lacking = found.notIndexed > 0 ? `,"notIndexed":${found.notIndexed}` : ''
  if (terminal.json) await terminal.write(`]${lacking}}\n`)
  else if (wanted < found.rows) {
    terminal.note(`The first ${count(wanted)} of ${count(found.rows)} rows; --limit 0 prints all.`)
  }
}

/** The stable shape of a hit. Time is ISO 8601 in UTC, or null where the file gave none. */
function hitOf(row: MessageRow) {
  return {
    uid: row.address.uid,
    file: row.address.file,
    sheet: row.address.sheet,
    row: row.address.row,
    time: row.sentAt === null ? null : new Date(row.sentAt).toISOString(),
    sender: row.sender?.name ?? null,
    conversation: row.conversation.name,
    text: row.body,
  }
}

/** One hit on one line. */
function lineOf(row: MessageRow): string {
  const hit = hitOf(row)
  const text = hit.text ?? `[${row.kind}]`
  return `${hit.time ?? 'time unknown            '}  ${hit.sender ?? 'unknown'}: ${text}  (${hit.file} row ${hit.row})`
}

/** The problem with the text that it lies in, so that its place can be shown. */
function withText(error: unknown, text: string): unknown {
  if (!(error instanceof WinnowError) || error.code !== 'search.problem') return error
  return new WinnowError(error.code, error.message, { ...error.details, text })
}
