import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generate } from '../../build/sample/generate.ts'
import { mebibytes, millis, p50, p95, seconds, table, thousands } from './figures.ts'
import { notmuch } from './notmuch.ts'
import { emptyPageCache } from './page-cache.ts'
import { installed, likeCount, ripgrep, sqliteUtils } from './peers.ts'
import { plainWords, queries } from './queries.ts'
import { buildStages, type Measured, runStage } from './run-stage.ts'
import { scrolling } from './scrolling.ts'
import type { Answer } from './stages/asking.ts'
import { startup } from './startup.ts'

const usage = `npm run bench -- [--rows N] [--runs N] [--images N] [--no-startup] [--no-scroll] [--no-peers] [--folder DIR]

Measures import, search, browsing and start-up on N invented rows (default 200,000), and the import of N invented
photographs (default 200; 0 leaves them out), beside floors and peers of the same run (--no-peers leaves out those that
take hours at ten million rows). Needs out/ built for start-up and scrolling.
DIR holds the files meanwhile; it is removed afterwards.
`

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    runs: { type: 'string', default: '30' },
    images: { type: 'string', default: '200' },
    startup: { type: 'boolean', default: true },
    scroll: { type: 'boolean', default: true },
    peers: { type: 'boolean', default: true },
    folder: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowNegative: true,
})
if (values.help) process.stdout.write(usage)
else await bench(values.folder ?? tmpdir())

interface Timed {
  readonly seconds: number
}
interface Imported extends Timed {
  /** Until twins are matched, seconds. */
  readonly whole: number
  readonly stored: number
  readonly steps: Record<string, number>
  readonly bytes: number
}
interface Browsed {
  readonly open: number
  readonly rows: number
  readonly pages: number[]
  /** Rows of the largest conversation, and milliseconds to open it. */
  readonly conversation: number
  readonly opens: number[]
}

async function bench(parent: string): Promise<void> {
  const [rows = 0, runs = 0, photographs = 0] = [values.rows, values.runs, values.images].map(Number)
  const folder = mkdtempSync(join(parent, 'winnow-bench-'))
  try {
    process.stdout.write(
      `${rows.toLocaleString('en-GB')} rows, ${availableParallelism()} cores, Node ${process.versions.node}\n`,
    )
    await generate({
      messages: rows,
      seed: 2020,
      out: join(folder, 'sample'),
      key: join(folder, 'key'),
      images: false,
      onProgress: () => {},
    })
    const file = join(folder, 'sample', 'messages.csv')
    await buildStages()
    await imports(folder, file, rows)
    await searches(folder, file, runs)
    await pages(folder, runs)
    if (values.scroll) await scrolls(folder)
    await tranche(folder, rows)
    if (photographs > 0) await images(folder, photographs)
    if (values.startup) {
      const { host, screen } = await startup(join(folder, 'data'))
      table(
        'Start-up',
        ['to', 'time'],
        [
          ['address printed', millis(host)],
          ['first screen', millis(screen)],
        ],
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function imports(folder: string, file: string, rows: number): Promise<void> {
  const csv = statSync(file).size
  const cores = availableParallelism()
  const bare = join(folder, 'bare.db')
  const input = { file, rows, db: bare }
  const parse = await runStage<Timed>('parse', input)
  const insert = await runStage<Timed>('insert', input)
  const parts = await Promise.all(
    Array.from({ length: cores }, (_, part) => runStage<Timed>('fts', { ...input, part, parts: cores })),
  )
  const fts = Math.max(...parts.map((part) => part.seconds))
  const floor = Math.max(parse.seconds, insert.seconds) + fts
  const few = Math.min(rows, 100_000)
  const plain = await runStage<Timed>('plain build', { file, rows: few, db: join(folder, 'plain.db') })

  const line = (name: string, taken: number, of = rows, more: readonly string[] = []) => [
    name,
    seconds(taken),
    thousands(of / taken),
    ...more,
  ]
  const whole = (imported: Measured<Imported>) => [
    `${((floor / imported.seconds) * 100).toFixed(0)} % of the floor`,
    mebibytes(imported.peak),
    `${(imported.bytes / rows).toFixed(0)} B/row, ${(imported.bytes / csv).toFixed(2)} × the CSV`,
  ]
  mkdirSync(join(folder, 'data'), { recursive: true })
  const ask = (encrypted: boolean) => ({
    file,
    data: join(folder, 'data'),
    encrypted,
    case: join(folder, encrypted ? 'sealed.winnow' : 'open.winnow'),
  })
  const open = await runStage<Imported>('importing', ask(false))
  const sealed = await runStage<Imported>('importing', ask(true))
  const peer = values.peers && installed('sqlite-utils') ? sqliteUtils(file, join(folder, 'peer.db')) : null
  table(
    `Import of ${mebibytes(csv)}`,
    ['what', 'time', 'rows', 'against', 'peak memory', 'on disk'],
    [
      line('floor: parse alone', parse.seconds, rows, ['', mebibytes(parse.peak)]),
      line('floor: bare insert alone', insert.seconds, rows, ['', mebibytes(insert.peak)]),
      line(`floor: bare FTS build, ${cores} processes`, fts, rows),
      line('floor: parse and insert overlapped, then FTS', floor, rows),
      line(`straightforward build (${few.toLocaleString('en-GB')} rows)`, plain.seconds, few, [
        `${(rows / open.seconds / (few / plain.seconds)).toFixed(1)} × slower than Winnow`,
      ]),
      peer === null
        ? ['sqlite-utils: not measured here', '', '']
        : line('sqlite-utils insert + enable-fts', peer, rows, [
            `${(peer / open.seconds).toFixed(1)} × slower than Winnow`,
          ]),
      line('Winnow until searchable, not encrypted', open.seconds, rows, whole(open)),
      line('Winnow until searchable, encrypted', sealed.seconds, rows, whole(sealed)),
    ],
  )
  table(
    'Where the time went (encrypted)',
    ['step', 'time'],
    Object.entries(sealed.steps).map(([step, taken]) => [step, seconds(taken)]),
  )
  const twins = sealed.whole - sealed.seconds
  process.stdout.write(`twins ÷ the import before them: ${((twins / sealed.seconds) * 100).toFixed(0)} %\n`)
  process.stdout.write(`encrypted ÷ not encrypted: ${(sealed.seconds / open.seconds).toFixed(2)}\n`)
}

/** A tenth as many rows again, of another seed, into the encrypted case. */
async function tranche(folder: string, rows: number): Promise<void> {
  const more = Math.max(50, Math.round(rows / 10))
  const out = join(folder, 'tranche')
  await generate({ messages: more, seed: 2021, out, key: `${out}-key`, images: false, onProgress: () => {} })
  const found = await runStage<Timed & { before: number[]; during: number[] }>('tranche', {
    file: join(out, 'messages.csv'),
    case: join(folder, 'sealed.winnow'),
    data: join(folder, 'data'),
    encrypted: true,
    text: 'kilo',
  })
  table(
    `A second tranche of ${more.toLocaleString('en-GB')} rows`,
    ['what', 'figure'],
    [
      ['browsable, searchable, twins matched', seconds(found.seconds)],
      [
        'a search and its first page before it, p50 and p95',
        `${millis(p50(found.before))}, ${millis(p95(found.before))}`,
      ],
      ['while it came in', `${millis(p50(found.during))}, ${millis(p95(found.during))}`],
    ],
  )
}

async function images(folder: string, count: number): Promise<void> {
  const input = {
    images: join(folder, 'images'),
    case: join(folder, 'images.winnow'),
    data: join(folder, 'data'),
    count,
  }
  const { bytes } = await runStage<{ bytes: number }>('make images', input)
  const decoder = await runStage<Timed>('decode', input)
  const imported = await runStage<Timed>('images', input)
  const line = ({ seconds: taken, peak }: Measured<Timed>, of: string) => [
    seconds(taken),
    `${(count / taken).toFixed(0)} /s`,
    of,
    mebibytes(peak),
  ]
  table(
    `Import of ${count} photographs of 12 and 2 megapixels, ${mebibytes(bytes)}, encrypted case`,
    ['what', 'time', 'images', 'against', 'peak memory'],
    [
      ['floor: decoder alone, bytes in memory', ...line(decoder, '')],
      [
        'Winnow',
        ...line(imported, `${((decoder.seconds / imported.seconds) * 100).toFixed(0)} % of the decoder`),
      ],
    ],
  )
}

/** Searches of every kind, warm; then each once, from a new process and where it may be from an empty page cache. */
async function searches(folder: string, file: string, runs: number): Promise<void> {
  const input = {
    case: join(folder, 'sealed.winnow'),
    data: join(folder, 'data'),
    encrypted: true,
    runs,
    queries: queries.map(({ text }) => text),
  }
  const { answers, peak } = await runStage<{ answers: Answer[] }>('search', input)
  const emptied = emptyPageCache()
  const first = await runStage<{ open: number; screen: number; firsts: number[] }>('cold', input)
  const peers = values.peers && installed('rg')
  const line = ({ name }: { name: string }, at: number) => {
    const { text, rows, firsts, counts, runs: sets } = answers[at] as Answer
    const terms = peers ? plainWords(text) : null
    const other = terms === null ? null : ripgrep(terms, file, 3)
    const like = terms === null ? null : likeCount(join(folder, 'bare.db'), terms)
    return [
      name,
      rows.toLocaleString('en-GB'),
      ...[p50(firsts), p95(firsts), first.firsts[at] ?? Number.NaN, p50(counts), p95(counts), p50(sets)].map(
        millis,
      ),
      ...(other === null ? [] : [`${millis(other)}, ${(other / p50(counts)).toFixed(1)} ×`]),
      ...(like === null ? [] : [`${millis(like)}, ${(like / p50(counts)).toFixed(0)} ×`]),
    ]
  }
  table(
    `Search, encrypted case, peak ${mebibytes(peak)}${installed('rg') ? '' : ' (ripgrep is not installed here)'}`,
    [
      'query',
      'rows',
      'first page p50',
      'p95',
      emptied ? 'cold' : 'new process',
      'count p50',
      'p95',
      'held p50',
      'ripgrep, ratio',
      'LIKE, ratio',
    ],
    queries.map(line),
  )
  table(
    emptied ? 'A new process, page cache empty' : 'A new process',
    ['to', 'time'],
    [
      ['logged in', millis(first.open)],
      ['the first rows of all', millis(first.screen)],
    ],
  )
  if (values.peers && installed('notmuch')) mails(folder)
  await onHits({ ...input, query: 'you', runs: Math.min(runs, 10) })
  await givenUp({ ...input, query: 'the OR a OR it OR you', next: 'kilo' })
}

/** As a peer that is told apart: it starts a process for each question, as ripgrep does, and holds a part of the rows. */
function mails(folder: string): void {
  const peer = notmuch(join(folder, 'bare.db'), folder)
  const asked = queries.flatMap(({ name, text }) => {
    const words = plainWords(text)
    return words === null ? [] : [[name, millis(peer.count(words))]]
  })
  table(
    `notmuch over the first ${peer.mails.toLocaleString('en-GB')} rows, indexed in ${seconds(peer.seconds)}`,
    ['query', 'count p50'],
    asked,
  )
}

async function onHits(input: object): Promise<void> {
  const { rows, asked } = await runStage<{ rows: number; asked: { name: string; times: number[] }[] }>(
    'hits',
    input,
  )
  table(
    `Of ${rows.toLocaleString('en-GB')} hits`,
    ['asked', 'p50', 'p95'],
    asked.map(({ name, times }) => [name, millis(p50(times)), millis(p95(times))]),
  )
}

async function givenUp(input: object): Promise<void> {
  const { stops, nexts } = await runStage<{ stops: number[]; nexts: number[] }>('abandoned', input)
  table(
    'A search given up after 10 ms',
    ['what', 'p50', 'p95'],
    [
      [
        `has stopped (${stops.length} of ${nexts.length}; the rest were done)`,
        millis(p50(stops)),
        millis(p95(stops)),
      ],
      ['the first page of the next', millis(p50(nexts)), millis(p95(nexts))],
    ],
  )
}

async function pages(folder: string, runs: number): Promise<void> {
  const input = {
    case: join(folder, 'sealed.winnow'),
    data: join(folder, 'data'),
    encrypted: true,
    runs: runs * 5,
  }
  const { open, rows, pages: taken, conversation, opens, peak } = await runStage<Browsed>('browse', input)
  table(
    `Row i of ${rows.toLocaleString('en-GB')}, encrypted case, peak ${mebibytes(peak)}`,
    ['what', 'p50', 'p95'],
    [
      ['open the list of all', millis(open), ''],
      ['a page of 50 at any position', millis(p50(taken)), millis(p95(taken))],
      [
        `open a conversation of ${conversation.toLocaleString('en-GB')} rows`,
        millis(p50(opens)),
        millis(p95(opens)),
      ],
    ],
  )
}

/** The list of all and the largest conversation, dragged by their scroll bars for ten seconds each in a browser. */
async function scrolls(folder: string): Promise<void> {
  const found = await scrolling(join(folder, 'open.winnow'), join(folder, 'data'))
  table(
    'Scroll bar dragged for 10 s in a browser, case not encrypted',
    ['list', 'frames', 'over 50 ms', 'longest', 'blank', 'memory before', 'after'],
    found.map(({ list, frames, long, longest, blank, before, after }) => [
      list,
      `${frames}`,
      `${long}`,
      millis(longest),
      `${blank}`,
      mebibytes(before),
      mebibytes(after),
    ]),
  )
}
