import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { searchReads } from '../../../electron/engine/search/index.ts'
import { recordWrites, savedText } from '../../../electron/engine/search-record/index.ts'
import { runDisclosure, searchesReads } from '../../../electron/engine/searches/index.ts'
import type { JobCall } from '../../../electron/engine/seat.ts'
import { sourceWrites } from '../../../electron/engine/sources/index.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { disclosureResult } from '../../../shared/contract/search-record.ts'
import { accountId } from '../../../shared/domain/ids.ts'
import { Desk, type PersonName } from '../../support/desk.ts'
import { testJobCall } from '../../support/job-call.ts'
import { april } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'
import { indexDesk } from '../../support/searching.ts'

const desk = () => new Desk(browseReads, searchReads, searchesReads, recordWrites, sourceWrites)

/** A source of rows with these texts, one a minute. */
async function serve(made: Desk, name: string, ...bodies: string[]): Promise<number[]> {
  const ids = addRows(
    made.db,
    name,
    bodies.map((body, k) => ({ at: april(14, 9, k), from: 'ravenwolf', to: 'tallship', body })),
  )
  await indexDesk(made)
  return ids
}

/** Writes a disclosure record, as the reviewer. */
async function disclose(made: Desk, params: Params<'search.export'>, call: JobCall = testJobCall()) {
  const actor = { account: accountId.parse(3), name: 'reviewer', role: 'reviewer' as const }
  const { access, ports } = made.reader
  const result = await runDisclosure({ access, ports }, { kind: 'disclosure', params, actor }, call)
  return disclosureResult.parse(result)
}

const sourceId = (made: Desk, name: string) =>
  made.db.prepare('SELECT id FROM source WHERE name = ?').pluck().get(name) as number

async function run(made: Desk, text: string, who: PersonName = 'reviewer', parent?: string) {
  return made.as(who)('search.run', { text, ...(parent === undefined ? {} : { parent }) })
}

describe('the record of a search', () => {
  it('keeps text, meaning, scope, counts, who, when, how long, and a digest that is the same for the same hits', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo', 'two boxes', 'ok')
    const { search } = await run(made, 'kilo OR boxes -from:tallship')
    const other = await run(made, '(boxes OR kilo)', 'colleague')
    const ask = made.as('reviewer')
    const record = await ask('search.record', { search })
    expect(record).toMatchObject({
      number: 1,
      account: 'reviewer',
      text: 'kilo OR boxes -from:tallship',
      meaning: 'kilo or (boxes and not (from tallship))',
      zone: 'Europe/London',
      rows: 2,
      messages: 2,
      notIndexed: 0,
      scope: { sources: 1, withdrawn: 0, rows: 3 },
      kept: true,
      bySource: [{ file: 'pack 1.csv', sheet: null, rows: 2 }],
      opened: 0,
      name: null,
      parent: null,
      again: false,
    })
    expect(record.at).toBeLessThanOrEqual(made.now)
    expect((await ask('search.record', { search: other.search })).digest).toBe(record.digest)
    expect(made.audit('search')).toMatchObject([
      { actor: 'reviewer', target: search, detail: { number: 1, rows: 2, digest: record.digest } },
      { actor: 'colleague', detail: { number: 2 } },
    ])
  })

  it('keeps what was opened from it, once for each message and person', async () => {
    const made = desk()
    const [first = 0] = await serve(made, 'pack 1.csv', 'kilo')
    const { search } = await run(made, 'kilo')
    for (const who of ['reviewer', 'reviewer', 'colleague'] as const) {
      await made.as(who)('search.opened', { search, message: first })
    }
    const { opened, openedMessages } = await made.as('reviewer')('search.record', { search })
    expect(opened).toBe(1)
    expect(openedMessages).toMatchObject([
      { message: first, file: 'pack 1.csv', account: 'reviewer' },
      { message: first, account: 'colleague' },
    ])
    await expect(made.as('reviewer')('search.opened', { search, message: 99 })).rejects.toMatchObject({
      code: 'not.found',
    })
  })

  it('is a list that one can look through, name and branch from', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo')
    const ask = made.as('reviewer')
    const first = await run(made, 'kilo')
    const second = await run(made, 'KILO landing', 'colleague', first.search)
    const third = await run(made, 'dover', 'reviewer', second.search)
    await ask('search.name', { search: first.search, name: 'Quantities' })
    await ask('search.name', { search: third.search, name: 'Ports' })
    await ask('search.name', { search: third.search, name: '' })
    const log = async (more: object) => {
      const page = await ask('search.log', { before: null, limit: 10, ...more })
      return [page.total, page.searches.map(({ number }) => number)]
    }
    expect(await log({})).toEqual([3, [3, 2, 1]])
    expect(await log({ limit: 1, before: 3 })).toEqual([3, [2]])
    expect(await log({ text: 'kilo' })).toEqual([2, [2, 1]])
    expect(await log({ text: 'quantities' })).toEqual([1, [1]])
    expect(await log({ named: true })).toEqual([1, [1]])
    expect(await log({ account: 4 })).toEqual([1, [2]])
    expect(await log({ text: 'kilo', account: 3, before: 3, limit: 5 })).toEqual([1, [1]])
    const record = await ask('search.record', { search: first.search })
    expect(record.branches.map(({ text, parent }) => [text, parent])).toEqual([
      ['KILO landing', first.search],
    ])
  })

  it('cannot be changed or deleted', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo')
    await run(made, 'kilo')
    for (const change of [
      `UPDATE search_record SET rows = 0`,
      'DELETE FROM search_record',
      'DELETE FROM search_hits',
      `UPDATE search_source SET rows = 0`,
    ]) {
      expect(() => made.db.exec(change)).toThrow(/append-only/)
    }
  })
})

describe('a search that is run again', () => {
  it('tells how many more there are since a file came, and opens them as a list', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo', 'ok', 'kilo wagon')
    const { search } = await run(made, 'kilo')
    const added = await serve(made, 'pack 2.csv', 'a kilo', 'dover', 'kilo kilo')
    const ask = made.as('reviewer')
    const compared = await ask('search.compare', { search, later: null })
    expect(compared).toMatchObject({
      earlier: { rows: 2 },
      later: { rows: 4, account: 'reviewer' },
      same: false,
      more: 2,
      fewer: 0,
      sources: [{ file: 'pack 2.csv', earlier: 0, later: 2, more: 2, fewer: 0, why: 'added' }],
      summary: '2 more since pack 2.csv came',
    })
    const opened = await ask('search.difference', { search, later: null, which: 'more' })
    expect(opened).toMatchObject({ rows: 2, hidden: 0 })
    const { ids } = await ask('list.ids', { set: opened.set, from: 0, count: 10 })
    expect(ids).toEqual([added[0], added[2]])
    expect(await ask('search.difference', { search, later: null, which: 'both' })).toMatchObject({ rows: 2 })
    const { searches } = await ask('search.log', { before: null, limit: 10 })
    expect(searches).toMatchObject([
      { search: compared.later.search, again: true, parent: search, rows: 4 },
      { search, again: false },
    ])
  })

  it('tells how many fewer there are since a source was withdrawn, and shows none of its rows', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo', 'ok')
    await serve(made, 'pack 2.csv', 'kilo', 'a kilo')
    const { search } = await run(made, 'kilo')
    await made.as('administrator')('source.withdraw', {
      source: sourceId(made, 'pack 2.csv'),
      reason: 'served in error',
    })
    const ask = made.as('reviewer')
    const compared = await ask('search.compare', { search, later: null })
    expect(compared).toMatchObject({
      more: 0,
      fewer: 2,
      sources: [{ file: 'pack 2.csv', why: 'withdrawn' }],
      summary: '2 fewer: pack 2.csv was withdrawn',
    })
    expect(await ask('search.difference', { search, later: null, which: 'fewer' })).toMatchObject({
      rows: 0,
      hidden: 2,
    })
    await made.as('administrator')('source.reinstate', {
      source: sourceId(made, 'pack 2.csv'),
      reason: 'served rightly',
    })
    expect(await ask('search.compare', { search, later: null })).toMatchObject({
      same: true,
      summary: 'The same 3 rows',
    })
    expect(await ask('search.compare', { search: compared.later.search, later: null })).toMatchObject({
      more: 2,
      summary: '2 more: pack 2.csv counts again',
    })
  })

  it('is compared with any later one: what narrowing it left out', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo', 'kilo wagon', 'wagon')
    const wide = await run(made, 'kilo')
    const narrow = await run(made, 'kilo wagon', 'reviewer', wide.search)
    const ask = made.as('reviewer')
    const params = { search: wide.search, later: narrow.search }
    expect(await ask('search.compare', params)).toMatchObject({
      more: 0,
      fewer: 1,
      sources: [{ why: null }],
      summary: '1 fewer in pack 1.csv',
    })
    expect(await ask('search.difference', { ...params, which: 'fewer' })).toMatchObject({ rows: 1 })
  })

  it('says so when the text of a damaged record no longer fits its digest', async () => {
    const made = desk()
    await serve(made, 'pack 1.csv', 'kilo', 'kilo')
    const { search } = await run(made, 'kilo')
    made.db.exec(`DROP TRIGGER search_hits_no_update; UPDATE search_hits SET ids = x'000102'`)
    await expect(made.as('reviewer')('search.compare', { search, later: null })).rejects.toMatchObject({
      code: 'case.damaged',
    })
  })
})

describe('saved searches', () => {
  it('are superseded, never edited, and looked up by name whatever its letters', async () => {
    const made = desk()
    const ask = made.as('reviewer')
    await ask('saved.put', { name: 'Ports', text: 'dover OR harwich', note: 'east coast' })
    const second = await ask('saved.put', { name: 'PORTS', text: 'dover OR harwich OR tilbury', note: '' })
    expect(second).toMatchObject({ version: 2, state: 'current', account: 'reviewer' })
    expect(savedText(made.db, 'ports')).toBe('dover OR harwich OR tilbury')
    const { saved } = await ask('saved.list', {})
    expect(saved.map(({ name, version }) => [name, version])).toEqual([['PORTS', 2]])
    const { versions } = await ask('saved.versions', { name: 'ports' })
    expect(versions.map(({ text, state }) => [text, state])).toEqual([
      ['dover OR harwich OR tilbury', 'current'],
      ['dover OR harwich', 'superseded'],
    ])
    expect(() => made.db.exec(`UPDATE saved_search SET text = 'x'`)).toThrow(/never edited/)
    await ask('saved.withdraw', { id: second.id })
    expect(savedText(made.db, 'ports')).toBeNull()
    await expect(ask('saved.withdraw', { id: second.id })).rejects.toMatchObject({ code: 'state.conflict' })
    expect(await ask('saved.put', { name: 'Ports', text: 'dover', note: '' })).toMatchObject({ version: 3 })
    expect(made.audit('saved.put')).toHaveLength(3)
  })

  it('are changed by their author or a supervisor alone', async () => {
    const made = desk()
    const { id } = await made.as('reviewer')('saved.put', { name: 'Ports', text: 'dover', note: '' })
    const colleague = made.as('colleague')
    await expect(colleague('saved.put', { name: 'ports', text: 'x', note: '' })).rejects.toMatchObject({
      code: 'state.conflict',
    })
    await expect(colleague('saved.withdraw', { id })).rejects.toMatchObject({ code: 'state.conflict' })
    expect(await made.as('supervisor')('saved.put', { name: 'Ports', text: 'x', note: '' })).toMatchObject({
      version: 2,
    })
  })

  it('are refused with the place of what cannot be understood', async () => {
    const saving = desk().as('reviewer')('saved.put', { name: 'Ports', text: 'dover (harwich', note: '' })
    await expect(saving).rejects.toMatchObject({ code: 'search.problem', details: { from: 6, to: 7 } })
  })
})

describe('the disclosure record', () => {
  const hostile = [
    '=cmd|calc',
    '<script>alert(1)</script>',
    '"quoted", and\nbroken',
    '\u202Eevil',
    '+1 -1 @x',
  ]

  it('is a page and a table of the same cells, with nothing in them that a spreadsheet or a browser runs', async () => {
    const made = desk()
    made.db
      .prepare(
        `INSERT INTO case_info (one, id, name, operation, marking, created_at) VALUES (1, 'c', 'Test <b>', 'Operation', 'OFFICIAL', 0)`,
      )
      .run()
    await serve(made, '=pack "1".csv', 'kilo', 'script')
    const ask = made.as('reviewer')
    for (const name of hostile) {
      const { search } = await run(made, 'kilo')
      await ask('search.name', { search, name })
    }
    const path = join(made.folder, 'searches')
    const written = await disclose(made, { path, searches: null, compare: true })
    expect(written.searches).toBe(hostile.length)
    expect(written.files.map(({ path: file }) => file)).toEqual([`${path}.csv`, `${path}.html`])
    const csv = readFileSync(`${path}.csv`, 'utf8')
    expect(csv.match(/,"[=+\-@]/g)).toBeNull()
    const page = readFileSync(`${path}.html`, 'utf8')
    expect(page).not.toContain('<script')
    expect(page).not.toContain('Test <b>')
    for (const said of ['Search 1: ', 'OFFICIAL', 'The same 1 row', 'Read as', 'U+202E']) {
      expect(page).toContain(said)
    }
    expect(made.audit('search.export')).toMatchObject([
      { actor: 'reviewer', detail: { searches: 5, compared: true, files: written.files } },
    ])
  })

  it('leaves nothing when it is cancelled, and takes no name that is there', async () => {
    const made = desk()
    made.db
      .prepare(
        `INSERT INTO case_info (one, id, name, operation, marking, created_at) VALUES (1, 'c', 'T', '', '', 0)`,
      )
      .run()
    await serve(made, 'pack 1.csv', 'kilo')
    await run(made, 'kilo')
    const path = join(made.folder, 'searches')
    await run(made, 'kilo')
    const cancelled = testJobCall()
    const stopped = disclose(
      made,
      { path, searches: null, compare: true },
      {
        ...cancelled,
        progress: ({ done }) => {
          if (done === 1) cancelled.cancel()
        },
      },
    )
    await expect(stopped).rejects.toMatchObject({ code: 'call.cancelled' })
    // One was run again before that: it stays in the record of searches.
    const { searches } = await made.as('reviewer')('search.log', { before: null, limit: 10 })
    expect(searches.map(({ number, again }) => [number, again])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
    expect(made.audit('search.export')).toEqual([])
    writeFileSync(`${path}.html`, 'mine')
    await expect(disclose(made, { path, searches: null, compare: false })).rejects.toMatchObject({
      code: 'file.exists',
    })
    expect(readFileSync(`${path}.html`, 'utf8')).toBe('mine')
    for (const left of [`${path}.csv`, `${path}.csv.part`, `${path}.html.part`])
      expect(existsSync(left)).toBe(false)
  })
})
