import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cli as run, startCli } from '../support/cli.ts'

// One case for all tests of this file: every start of the command line takes a second or two, on a busy machine ten.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
const folder = mkdtempSync(join(tmpdir(), 'winnow-cli-'))
const path = (name: string) => join(folder, name)
const env = { WINNOW_DATA: path('data'), WINNOW_PASSWORD: 'correct horse', NODE_COMPILE_CACHE: path('cache') }
const cli = (...args: string[]) => run(args, env)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const texts = [
  '2 tops landing thurs',
  'ring me',
  'the box is at Killingholme',
  'say "tops", ok?\nnew line',
  'football tonight',
]
const rows = texts.map(
  (text, k) => `2020-04-14 09:0${k}:00,ravenwolf,tallship,"${text.replaceAll('"', '""')}",${k}`,
)
const csv = ['Sent,From,To,Message,Burn', ...rows, 'a broken,row', ''].join('\n')

/** The command's one JSON value; anything else on stdout fails. */
const json = (out: string): unknown => JSON.parse(out)

let imported: { code: number | null; out: string; err: string }

beforeAll(async () => {
  writeFileSync(path('pack.csv'), csv)
  const made = await cli(
    'new',
    path('a.winnow'),
    '--name',
    'Case A',
    '--operation',
    'Op',
    '--marking',
    'OFFICIAL',
    '--no-password',
  )
  expect(made).toMatchObject({ code: 0 })
  imported = await cli('import', path('a.winnow'), path('pack.csv'), '--zone', 'Europe/London', '--json')
})

describe('winnow import', () => {
  it('answers with counts that add up, the hash of the file, and nothing else on stdout', () => {
    expect(imported.code).toBe(0)
    expect(json(imported.out)).toMatchObject({
      file: path('pack.csv'),
      read: 6,
      stored: 5,
      rejected: 1,
      seconds: expect.any(Number),
      sha256: createHash('sha256').update(csv).digest('hex'),
      handles: 2,
      conversations: 1,
    })
  })

  it('demands the zone where the file has times, and says how to give it', async () => {
    writeFileSync(path('other.csv'), `${csv}more\n`)
    const { code, out, err } = await cli('import', path('a.winnow'), path('other.csv'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Give --zone, for example --zone Europe/London.')
  })

  it('names the columns when one is asked for that the file does not have', async () => {
    const { code, out } = await cli(
      'import',
      path('a.winnow'),
      path('other.csv'),
      '--zone',
      'UTC',
      '--map',
      'sender=Sender',
      '--json',
    )
    expect(code).toBe(2)
    expect(json(out)).toEqual({
      error: {
        code: 'import.mapping',
        message:
          'other.csv has no column "Sender" for sender. Its columns are: Sent, From, To, Message, Burn.',
      },
    })
  })

  it('refuses the same file again', async () => {
    const { code, out } = await cli('import', path('a.winnow'), path('pack.csv'), '--zone', 'UTC', '--json')
    expect(code).toBe(1)
    expect(json(out)).toMatchObject({ error: { code: 'import.duplicate', details: { source: 1 } } })
  })

  it('takes several files, with a mapping that is given and an order of day and month that is decided', async () => {
    const doubtful = (day: string) => `when,who,said\n0${day}/04/2020 10:00,fox,hello ${day}\n`
    writeFileSync(path('one.csv'), doubtful('3'))
    writeFileSync(path('two.csv'), doubtful('5'))
    await cli('new', path('b.winnow'), '--no-password')
    const files = [path('one.csv'), path('two.csv')]
    const options = ['--zone', 'Europe/London', '--map', 'time=when,sender=who,text=said']
    const undecided = await cli('import', path('b.winnow'), ...files, ...options)
    expect(undecided).toMatchObject({ code: 2 })
    expect(undecided.err).toContain('Give --day-first, --month-first or --time-format.')
    const decided = await cli('import', path('b.winnow'), ...files, ...options, '--day-first', '--json')
    expect(decided.code).toBe(0)
    expect(json(decided.out)).toMatchObject({
      read: 2,
      stored: 2,
      rejected: 0,
      files: [{ read: 1 }, { read: 1 }],
    })
    const found = await cli('search', path('b.winnow'), 'hello', '--json')
    expect(json(found.out)).toMatchObject({
      hits: [
        { time: '2020-04-03T09:00:00.000Z', sender: 'fox', text: 'hello 3' },
        { time: '2020-04-05T09:00:00.000Z', sender: 'fox', text: 'hello 5' },
      ],
    })
  })

  it('of a folder imports what it can, names what it leaves, and warns of damaged values', async () => {
    await cli('new', path('d.winnow'), '--no-password')
    mkdirSync(path('packs'))
    const pack = 'Sender,Message\nfox,It\u00e2\u20ac\u2122s here\n'
    writeFileSync(path('packs/a.csv'), pack)
    writeFileSync(path('packs/b.csv'), pack)
    writeFileSync(path('packs/c.csv'), 'Sender,Message\nwolf,ring me\n')
    writeFileSync(path('packs/d.csv'), 'a,b\n1,2\n')
    const { code, out } = await cli('import', path('d.winnow'), path('packs'), '--json')
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({
      read: 2,
      stored: 2,
      files: [{ warnings: [expect.stringContaining('"Message"')] }, { warnings: [] }],
      notImported: [
        {
          file: expect.stringContaining('d.csv'),
          error: { message: expect.stringContaining('Its columns are: a, b. Give --map') },
        },
        { file: expect.stringContaining('b.csv'), error: { code: 'import.duplicate' } },
      ],
    })
    const again = await cli('import', path('d.winnow'), path('packs'), '--json')
    expect(again.code).not.toBe(0)
    expect(again.out).toContain('Nothing was imported.')
  })

  it('ends when twins are matched, so that the next search counts messages once', async () => {
    await cli('new', path('f.winnow'), '--no-password')
    const pack = (owner: string) =>
      `Owner,Sender,Recipient,Sent,Message\n${owner},fox,owl,2020-04-14 09:12:00,the box is at the docks\n`
    writeFileSync(path('fox.csv'), pack('fox'))
    writeFileSync(path('owl.csv'), pack('owl'))
    await cli('import', path('f.winnow'), path('fox.csv'), path('owl.csv'), '--zone', 'UTC')
    const found = await cli('search', path('f.winnow'), 'docks', '--json')
    expect(json(found.out)).toMatchObject({ rows: 2, messages: 1 })
  })

  it('takes each file of a folder for the pack of the handle that it is named after, when told so', async () => {
    await cli('new', path('e.winnow'), '--no-password')
    mkdirSync(path('handles'))
    writeFileSync(
      path('handles/raven.csv'),
      'Direction,Contact,Message\nout,fox,to the fox\nin,fox,from the fox\n',
    )
    writeFileSync(path('handles/fox.csv'), 'Direction,Contact,Message\nout,owl,to the owl\n')
    const silent = await cli('import', path('e.winnow'), path('handles'))
    expect(silent.code).not.toBe(0)
    expect(silent.err).toContain("A direction needs the owner's handle")
    const told = await cli('import', path('e.winnow'), path('handles'), '--owner-from-name')
    expect(told.code).toBe(0)
    const found = await cli('search', path('e.winnow'), 'the', '--json')
    const { hits } = json(found.out) as { hits: { text: string; sender: string }[] }
    expect(Object.fromEntries(hits.map(({ text, sender }) => [text, sender]))).toEqual({
      'to the owl': 'fox',
      'to the fox': 'raven',
      'from the fox': 'fox',
    })
  })

  it('takes a supplier’s own words for directions from the mapping file, and no zone for times that are counted', async () => {
    await cli('new', path('g.winnow'), '--no-password')
    writeFileSync(
      path('raven.csv'),
      'Way,Peer,At,Said\n1,fox,1586851920,to the fox\n0,fox,1586851980,from the fox\n',
    )
    const mapping = {
      columns: { direction: 'Way', counterpart: 'Peer', time: 'At', text: 'Said' },
      zone: null,
      timeFormat: 'epoch-s',
      directionWords: { '1': 'out', '0': 'in' },
      dialect: {
        format: 'delimited',
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        headerRow: 1,
        newline: 'any',
        shortRows: 'reject',
      },
    }
    writeFileSync(path('words.json'), JSON.stringify(mapping))
    const options = ['--mapping', path('words.json'), '--owner-from-name']
    const { code, out } = await cli('import', path('g.winnow'), path('raven.csv'), ...options, '--json')
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({ read: 2, stored: 2, rejected: 0 })
    const found = await cli('search', path('g.winnow'), 'the', '--json')
    const { hits } = json(found.out) as { hits: { time: string; sender: string }[] }
    expect(hits.map(({ time, sender }) => [time, sender])).toEqual([
      ['2020-04-14T08:12:00.000Z', 'raven'],
      ['2020-04-14T08:13:00.000Z', 'fox'],
    ])
  })

  it('cancelled by Ctrl+C leaves nothing half done, and the file can be imported again', async () => {
    await cli('new', path('c.winnow'), '--no-password')
    writeFileSync(path('big.csv'), 'From,To,Message\n')
    const many = Array.from({ length: 50_000 }, (_, k) => `fox,glove,message number ${k}\n`).join('')
    for (let k = 0; k < 3; k++) appendFileSync(path('big.csv'), many)
    const { child, ended } = startCli(['import', path('c.winnow'), path('big.csv'), '--json'], env)
    const staged = () => (existsSync(path('c.winnow/staging')) ? readdirSync(path('c.winnow/staging')) : [])
    while (child.exitCode === null && staged().length === 0) await wait(5)
    child.kill('SIGINT')
    const { code, out } = await ended
    expect(code).toBe(130)
    expect(json(out)).toMatchObject({ error: { code: 'call.cancelled' } })
    expect(staged()).toEqual([])
    const found = await cli('search', path('c.winnow'), 'message', '--json')
    expect(json(found.out)).toEqual({ rows: 0, messages: 0, hits: [] })
    const again = await cli('import', path('c.winnow'), path('big.csv'), '--json')
    expect(json(again.out)).toMatchObject({ read: 150_000, stored: 150_000, rejected: 0 })
  })
})

describe('winnow search', () => {
  it('prints the stable shape: rows, messages, and hits with their address, time, sender, conversation and text', async () => {
    const { code, out } = await cli('search', path('a.winnow'), 'tops', '--json')
    const uid = createHash('sha256').update(csv).digest('hex').slice(0, 16)
    expect(code).toBe(0)
    expect(json(out)).toEqual({
      rows: 2,
      messages: 2,
      hits: [
        {
          uid: `${uid}:2`,
          file: 'pack.csv',
          sheet: null,
          row: 2,
          time: '2020-04-14T08:00:00.000Z',
          sender: 'ravenwolf',
          conversation: expect.stringContaining('tallship'),
          text: '2 tops landing thurs',
        },
        expect.objectContaining({ uid: `${uid}:5`, row: 5, text: texts[3] }),
      ],
    })
  })

  it('prints no more hits than asked for, and counts them all', async () => {
    const { out } = await cli('search', path('a.winnow'), 'from:ravenwolf', '--limit', '2', '--json')
    expect(json(out)).toMatchObject({ rows: 5, hits: [{ row: 2 }, { row: 3 }] })
  })

  it('keeps each hit on one line, so that no text can steer the terminal', async () => {
    const { out } = await cli('search', path('a.winnow'), '"new line"')
    expect(out.split('\n')).toEqual([
      '1 row, 1 message',
      expect.stringContaining('say "tops", ok? new line'),
      '',
    ])
  })

  it('shows the place that it cannot understand', async () => {
    const { code, err } = await cli('search', path('a.winnow'), 'tops OR (box')
    expect(code).toBe(2)
    expect(err).toMatch(/^winnow: .*\n {2}tops OR \(box\n {10}\^/)
  })
})

describe('winnow searches', () => {
  it('lists what was searched, runs one again, and writes the disclosure record', async () => {
    await cli('search', path('a.winnow'), 'from:ravenwolf -tops')
    const { out } = await cli('searches', path('a.winnow'), '--text', '-tops', '--json')
    const { searches } = JSON.parse(out) as { searches: { number: number; rows: number; text: string }[] }
    const [search] = searches
    expect(searches.map(({ text }) => text)).toEqual(['from:ravenwolf -tops'])
    const compared = await cli('searches', path('a.winnow'), '--compare', String(search?.number ?? 0))
    expect(compared.out).toMatch(/^from:ravenwolf -tops: (The same|No rows)/)
    const written = await cli('searches', path('a.winnow'), '--export', path('searches'))
    expect(written.out).toContain(path('searches.html'))
    expect(existsSync(path('searches.csv'))).toBe(true)
  })
})

describe('winnow export and winnow verify', () => {
  it('write a bundle, find it whole, and name each change to it by exit code and word', async () => {
    const bundle = path('bundle')
    const made = await cli('export', path('a.winnow'), bundle, '--query', 'tops', '--context', '1', '--json')
    expect(made.code).toBe(0)
    const result = json(made.out) as { manifestSha256: string }
    expect(result).toMatchObject({ folder: bundle, chosen: 2, context: 3, images: 0 })

    const whole = await cli('verify', bundle, '--json')
    expect(whole.code).toBe(0)
    expect(json(whole.out)).toMatchObject({ whole: true, faults: [], manifestSha256: result.manifestSha256 })

    appendFileSync(join(bundle, 'data', 'messages.html'), ' ')
    writeFileSync(join(bundle, 'data', 'extra.txt'), 'x')
    rmSync(join(bundle, 'data', 'audit.csv'))
    const broken = await cli('verify', bundle)
    expect(broken.code).toBe(1)
    expect(broken.out).toContain('changed   data/messages.html')
    expect(broken.out).toContain('added     data/extra.txt')
    expect(broken.out).toContain('missing   data/audit.csv')
  })

  it('tell a folder that is no bundle by exit code 2', async () => {
    const { code, out } = await cli('verify', path('a.winnow'), '--json')
    expect(code).toBe(2)
    expect(json(out)).toMatchObject({ error: { code: 'bundle.not' } })
  })

  it('refuse a query beside --approved, and an export of nothing', async () => {
    const both = await cli('export', path('a.winnow'), path('x'), '--query', 'tops', '--approved')
    expect(both.code).toBe(2)
    const none = await cli('export', path('a.winnow'), path('x'), '--json')
    expect(none.code).toBe(1)
    expect(json(none.out)).toMatchObject({ error: { code: 'not.found' } })
    expect(existsSync(path('x'))).toBe(false)
  })
})

describe('a password', () => {
  it('is taken from the environment and nowhere else: not from the command line', async () => {
    const { code, err } = await cli('search', path('a.winnow'), 'tops', '--password', 'correct horse')
    expect(code).toBe(2)
    expect(err).toContain("unknown option '--password'")
  })

  it('opens the case; a wrong one is refused; none at all, without a terminal, says what to do', async () => {
    const locked = path('locked.winnow')
    expect(await cli('new', locked)).toMatchObject({ code: 0, out: expect.stringContaining('encrypted.') })
    expect(await cli('audit', locked)).toMatchObject({ code: 0 })
    const wrong = await run(['audit', locked, '--json'], { ...env, WINNOW_PASSWORD: 'wrong horse' })
    expect(wrong.code).toBe(1)
    expect(json(wrong.out)).toMatchObject({ error: { code: 'session.password' } })
    const none = await run(['audit', locked], { WINNOW_DATA: env.WINNOW_DATA })
    expect(none.code).toBe(1)
    expect(none.err).toContain('WINNOW_PASSWORD')
  })
})

describe('winnow audit', () => {
  it('recomputes the chain of everything that was done here', async () => {
    const { code, out } = await cli('audit', path('a.winnow'), '--json')
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({ whole: true, faults: [] })
  })
})

describe('winnow demo', () => {
  it('does the whole main job on a file, from the import to the bundle and its tampered copy', async () => {
    const { code, out, err } = await cli('demo', path('pack.csv'), '--keep', path('kept'), '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { steps } = json(out) as { steps: { step: string; facts: Record<string, unknown> }[] }
    const facts = Object.fromEntries(steps.map((step) => [step.step, step.facts]))
    expect(Object.keys(facts)).toEqual([
      'case',
      'import',
      'browse',
      'search',
      'tag',
      'attribute',
      'review',
      'returned',
      'export',
      'verify',
      'tamper',
      'audit',
    ])
    expect(facts.import).toMatchObject({ read: 6, stored: 5, rejected: 1 })
    expect(facts.verify).toMatchObject({ whole: true })
    expect(facts.tamper).toMatchObject({ whole: false })
    expect(facts.audit).toMatchObject({ faults: [] })
    expect(readFileSync(path('kept/bundle/bagit.txt'), 'utf8')).toContain('BagIt-Version: 1.0')
  })
})

describe('winnow watch', () => {
  it('takes a list from a file, runs it and prints the table of its hits as CSV', async () => {
    writeFileSync(path('goods.txt'), '# goods\ntops\n"the box"\nsubmarine\ntops (\nTOPS\n')
    const ran = await cli('watch', path('a.winnow'), path('goods.txt'), '--name', 'Goods')
    expect(ran).toMatchObject({ code: 0 })
    expect(ran.out.split('\r\n').slice(0, 4)).toEqual([
      '"term","rows","messages","handles","note","remark"',
      '"tops","2","2","1","",""',
      '"""the box""","1","1","1","",""',
      '"submarine","0","0","0","",""',
    ])
    expect(ran.err).toContain('line 5: not understood')
    expect(ran.err).toContain('line 6: left out, repeated')
  })

  it('prints a list that the case has by who sent its hits', async () => {
    const { code, out } = await cli('watch', path('a.winnow'), '--name', 'goods', '--by-handle', '--json')
    expect(code).toBe(0)
    expect(json(out)).toMatchObject([
      { term: 'tops', handle: { name: 'ravenwolf' }, rows: 2 },
      { term: '"the box"', handle: { name: 'ravenwolf' }, rows: 1 },
      { term: 'submarine', handle: null, rows: 0 },
      { term: 'tops (', handle: null, rows: 0 },
    ])
  })

  it('of a list that there is not says so', async () => {
    expect(await cli('watch', path('a.winnow'), '--name', 'none')).toMatchObject({ code: 1 })
    expect(await cli('watch', path('a.winnow'))).toMatchObject({ code: 2 })
  })
})

it('a command that is none, or none at all, exits with 2', async () => {
  expect(await cli('serach')).toMatchObject({ code: 2, out: '' })
  expect(await cli()).toMatchObject({ code: 2 })
  const { code, out } = await cli('search', '--json')
  expect(code).toBe(2)
  expect(json(out)).toMatchObject({ error: { code: 'call.params' } })
})
