// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditHash } from '../../../electron/engine/audit/index.ts'
import { auditColumns, withheld } from '../../../electron/engine/bundle/audit-extract.ts'
import { appendSearch } from '../../../electron/engine/search-record/index.ts'
import type { Progress } from '../../../electron/engine/seat.ts'
import { attributionColumns, itemColumns } from '../../../shared/bundle/attribution-record.ts'
import { columns } from '../../../shared/bundle/record.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { csvRecords, elementText, pageRecords, parsePage } from '../../support/bundle-cells.ts'
import { BundleDesk, filesBelow, readData } from '../../support/bundles.ts'
import { testJobCall } from '../../support/job-call.ts'
import type { TestRow } from '../../support/rows.ts'
import { ranSearch } from '../../support/searching.ts'

const start = Date.UTC(2020, 3, 14, 8)
const talk = (n: number, from = 'ravenwolf', to = 'tallship'): TestRow[] =>
  Array.from({ length: n }, (_, k) => ({ at: start + k * 60_000, from, to, body: `line ${k}` }))
const jpeg = { name: 'Pallet of fruit (1).jpg', bytes: Buffer.from([0xff, 0xd8, 1, 2]), type: 'image/jpeg' }

const messages = (folder: string) => csvRecords(readData(folder, 'messages.csv'))
const texts = (folder: string) => messages(folder).map(({ Text }) => Text)
const entries = (folder: string) => csvRecords(readData(folder, 'audit.csv'))

describe('what a bundle holds', () => {
  it('is every message with an approved tag, with its context, and marks for what is left out', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(20))
    await desk.approve('COM', [ids[5] ?? 0, ids[8] ?? 0])
    await desk.approve('QTY', [ids[15] ?? 0])
    await desk.propose('PRC', [ids[0] ?? 0])
    const result = await desk.export({ selection: { kind: 'approved' }, context: 2 })
    expect(result).toMatchObject({ chosen: 3, context: 10, images: 0 })
    expect(messages(result.folder).map(({ Role, Text }) => `${Role}: ${Text}`)).toEqual([
      'omitted: [3 messages omitted]',
      'context: line 3',
      'context: line 4',
      'chosen: line 5',
      'context: line 6',
      'context: line 7',
      'chosen: line 8',
      'context: line 9',
      'context: line 10',
      'omitted: [2 messages omitted]',
      'context: line 13',
      'context: line 14',
      'chosen: line 15',
      'context: line 16',
      'context: line 17',
      'omitted: [2 messages omitted]',
    ])
  })

  it('shows and omits, conversation by conversation, every message of the case once', async () => {
    const desk = new BundleDesk()
    const all = [...talk(30), ...talk(30, 'tallship', 'foxglove')].map((row, k) => ({
      ...row,
      at: start + k * 1000,
    }))
    const ids = desk.add('pack.csv', [
      ...all,
      { at: null, from: 'ravenwolf', to: 'tallship', body: 'undated' },
    ])
    await desk.approve('COM', [ids[3] ?? 0, ids[40] ?? 0, ids[41] ?? 0])
    const { folder, chosen, context } = await desk.export({ selection: { kind: 'approved' }, context: 4 })
    const records = messages(folder)
    const omitted = records.flatMap(({ Role, Text }) =>
      Role === 'omitted' ? Number(/\d+/.exec(Text ?? '')) : [],
    )
    expect(chosen + context + omitted.reduce((sum, count) => sum + count, 0)).toBe(61)
    const conversations = [...new Set(records.map(({ Conversation }) => Conversation))]
    expect(conversations).toEqual(['foxglove ⇄ tallship', 'ravenwolf ⇄ tallship'])
    expect(records.flatMap(({ Item }) => (Item === '' ? [] : Number(Item)))).toEqual(
      Array.from({ length: chosen + context }, (_, k) => k + 1),
    )
  })

  it('is the same in the page as in the CSV, cell by cell, hostile text included', async () => {
    const desk = new BundleDesk()
    const bodies = [
      '=cmd|calc',
      '<script>alert(1)</script>',
      'a\r\nb "c", d',
      'raven\u200Bwolf \u202Egpj',
      "'",
      '',
      null,
      '👨‍👩‍👧 £38.5k',
    ]
    const rows = bodies.map((body, k) => ({
      at: k === 3 ? null : start + k,
      from: k === 4 ? null : '<b>raven</b>',
      to: '+tallship',
      body,
      images: k === 1 ? ['@x\n.jpg'] : [],
    }))
    const ids = desk.add('=pack.csv', rows)
    await desk.approve('COM', ids, 'a note\nof two lines, with "quotes"')
    const { folder } = await desk.export({ selection: { kind: 'approved' } })
    const csv = messages(folder)
    expect(csv).toHaveLength(bodies.length)
    expect(new Set(csv.map(({ Text }) => Text))).toEqual(new Set(bodies.map((body) => body ?? '')))
    expect(pageRecords(readData(folder, 'messages.html'), columns)).toEqual(csv)
    expect(readData(folder, 'messages.csv')).toContain('"\'=cmd|calc"')
  })

  it('says each message’s clock twice, labelled, its tags with author and approver, and its address', async () => {
    const desk = new BundleDesk()
    const [id = 0] = desk.add('pack.csv', talk(1))
    await desk.approve('COM', [id], 'tops')
    const { folder } = await desk.export({ selection: { kind: 'approved' } })
    const sha = createHash('sha256').update('pack.csv').digest('hex')
    expect(messages(folder)[0]).toMatchObject({
      'Time (UTC)': '2020-04-14 08:00:00 UTC',
      'Time (Europe/London)': '2020-04-14 09:00:00 London (BST)',
      'Time as given': '2020-04-14T08:00:00.000Z',
      Sender: 'ravenwolf',
      Recipient: 'tallship',
      File: 'pack.csv',
      Row: '2',
      Address: `${sha.slice(0, 16)}:2`,
    })
    expect(messages(folder)[0]?.Tags).toMatch(
      /^COM Commodity; set by reviewer 2020-06-15 .* UTC; approved by supervisor 2020-06-15 .* UTC; note: tops$/,
    )
  })

  it('shows proposed tags, marked as such, where messages are chosen by search or hand; returned and withdrawn ones never', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(4))
    const [a = 0, b = 0, c = 0] = ids
    await desk.propose('COM', [a])
    const withdrawn = await desk.propose('QTY', [b], 'withdrawn note')
    await desk.as('reviewer')('tag.withdraw', { ids: withdrawn })
    const [returned = 0] = await desk.propose('PRC', [c], 'returned note')
    await desk.as('supervisor')('review.decide', {
      targets: [{ kind: 'tag', id: returned }],
      decision: 'return',
      reason: 'no',
    })
    const { folder } = await desk.export({ selection: { kind: 'messages', ids: [a, b, c] } })
    expect(messages(folder).map(({ Tags }) => Tags)).toEqual([
      expect.stringMatching(/^COM Commodity; PROPOSED, not approved, set by reviewer/),
      '',
      '',
      '',
    ])
    const tags = messages(folder)
      .map(({ Tags }) => Tags)
      .join()
    expect(tags).not.toContain('note')
  })

  it('is what a search finds, in time order', async () => {
    const desk = new BundleDesk()
    desk.add('pack.csv', [
      ...talk(3),
      { at: start - 1, from: 'ravenwolf', to: 'tallship', body: 'line before' },
    ])
    await desk.index()
    const { folder, chosen } = await desk.export({ selection: { kind: 'query', text: 'line' } })
    expect(chosen).toBe(4)
    expect(texts(folder)).toEqual(['line before', 'line 0', 'line 1', 'line 2'])
  })

  it('is not what a search finds in half an index', async () => {
    const desk = new BundleDesk()
    desk.add('pack.csv', talk(3))
    const selection = { kind: 'query' as const, text: 'line' }
    await expect(desk.export({ selection })).rejects.toThrow('3 rows of the case are not indexed yet')
    await expect(desk.export({ selection: { kind: 'query', text: '(line' } })).rejects.toMatchObject({
      code: 'search.problem',
    })
    expect(readdirSync(desk.out)).toEqual([])
  })

  it('needs no more than was planned', async () => {
    const desk = new BundleDesk()
    const ids = desk.add(
      'pack.csv',
      [...talk(5), { at: start, from: 'a', to: 'b', body: 'x', images: [jpeg.name] }],
      [jpeg],
    )
    const selection = { kind: 'messages' as const, ids: [ids[2] ?? 0, ids[5] ?? 0] }
    const plan = await desk.as('supervisor')('bundle.plan', { selection, context: 1 })
    expect(plan).toEqual({ chosen: 2, context: 2, conversations: 2, images: 1, imageBytes: 4 })
    expect(await desk.export({ selection, context: 1 })).toMatchObject({ chosen: 2, context: 2, images: 1 })
  })
})

describe('the images of a bundle', () => {
  it('are the original bytes under plain names, each once, with what is missing said', async () => {
    const desk = new BundleDesk()
    const evil = {
      name: '../../etc/pass wd.html',
      bytes: Buffer.from('<svg onload=alert(1)>'),
      type: 'image/svg+xml',
    }
    const ids = desk.add(
      'pack.csv',
      [
        { at: start, from: 'a', to: 'b', body: 'one', images: [jpeg.name, evil.name] },
        { at: start + 1, from: 'a', to: 'b', body: 'two', images: [jpeg.name, 'gone.png'] },
      ],
      [jpeg, evil],
    )
    const { folder, images } = await desk.export({ selection: { kind: 'messages', ids } })
    expect(images).toBe(2)
    expect(readdirSync(join(folder, 'data/images')).sort()).toEqual([
      '00001_Pallet_of_fruit_1.jpg',
      '00002_pass_wd.bin',
    ])
    expect(readFileSync(join(folder, 'data/images/00001_Pallet_of_fruit_1.jpg')).equals(jpeg.bytes)).toBe(
      true,
    )
    const sha = createHash('sha256').update(jpeg.bytes).digest('hex')
    expect(messages(folder)[1]?.Images).toBe(
      `Pallet of fruit (1).jpg: images/00001_Pallet_of_fruit_1.jpg (SHA-256 ${sha})\ngone.png: named by the message, not among the images served`,
    )
    const page = parsePage(readData(folder, 'messages.html'))
    expect([...page.querySelectorAll('img')].map((img) => img.getAttribute('src'))).toEqual([
      `data:image/webp;base64,${Buffer.from('thumbnail').toString('base64')}`,
      `data:image/webp;base64,${Buffer.from('thumbnail').toString('base64')}`,
    ])
  })

  it('whose bytes do not give their hash stop the export, and nothing of it is left', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', [{ at: start, from: 'a', to: 'b', body: 'one', images: [jpeg.name] }])
    desk.db
      .prepare(`INSERT INTO media (id, sha256, bytes, type) VALUES (7, ?, 4, 'image/jpeg')`)
      .run('0'.repeat(64))
    desk.db
      .prepare('INSERT INTO message_media (message, ordinal, name, media) VALUES (?, 1, ?, 7)')
      .run(ids[0], 'x.jpg')
    await expect(desk.export({ selection: { kind: 'messages', ids } })).rejects.toMatchObject({
      code: 'case.damaged',
    })
    expect(readdirSync(desk.out)).toEqual([])
  })
})

describe('the attributions of a bundle', () => {
  async function attributed(desk: BundleDesk) {
    const ids = desk.add(
      'pack.csv',
      [...talk(6), { at: start + 1e6, from: 'foxglove', to: 'nobody', body: 'other' }],
      [jpeg],
    )
    const handle = desk.db.prepare(`SELECT id FROM handle WHERE folded = 'ravenwolf'`).pluck().get() as number
    const item = { basis: 'fact' as const, media: null, outside: null }
    const { id } = await desk.as('reviewer')('attribution.propose', {
      handle,
      person: { name: 'A. Person' },
      fromDay: '2020-04-01',
      toDay: null,
      use: 'sole',
      conclusion: 'Used by A. Person, on the mother’s birthday.',
      items: [
        { ...item, stance: 'supports', message: ids[1] ?? 0, note: 'birthday' },
        { ...item, stance: 'undermines', basis: 'assessment', message: ids[4] ?? 0, note: 'away that day' },
        { ...item, stance: 'neutral', message: null, media: 1, note: 'a cheese' },
        { ...item, stance: 'supports', message: null, outside: 'ABC/7 phone record', note: '' },
      ],
    })
    return { ids, id }
  }

  it('are the approved ones, with what they cite for and against, the same in page and CSV', async () => {
    const desk = new BundleDesk()
    const { id } = await attributed(desk)
    await desk.as('supervisor')('review.decide', {
      targets: [{ kind: 'attribution', id }],
      decision: 'approve',
      reason: '',
    })
    const { folder, chosen, images } = await desk.export({ selection: { kind: 'approved' } })
    expect({ chosen, images }).toEqual({ chosen: 2, images: 1 })
    const csv = csvRecords(readData(folder, 'attributions.csv'))
    expect(csv.map(({ Stance, Note }) => `${Stance}: ${Note}`)).toEqual([
      'supports: birthday',
      'undermines: away that day',
      'neutral: a cheese',
      'supports: ',
    ])
    expect(csv[0]).toMatchObject({
      Handle: 'ravenwolf',
      Person: 'A. Person',
      From: '2020-04-01',
      To: 'open',
      Use: 'sole',
    })
    expect(csv[0]?.Approved).toMatch(/^supervisor 2020-06-15/)
    expect(csv[1]?.['Cited message']).toMatch(
      /^item 2, from ravenwolf, 2020-04-14 08:04:00 UTC, pack.csv row 6, /,
    )
    expect(csv[2]?.['Cited image']).toMatch(/^images\/00001.jpg \(SHA-256 /)

    const page = parsePage(readData(folder, 'attributions.html'))
    const cell = (root: Element | null, name: string) =>
      elementText(root?.querySelector(`[data-column="${name}"]`) ?? null)
    const rows = [...page.querySelectorAll('tr[data-stance]')]
    for (const line of csv) {
      const row = rows.find(
        (each) => cell(each, 'Note') === line.Note && each.getAttribute('data-stance') === line.Stance,
      )
      for (const name of attributionColumns) {
        const inRow = (itemColumns as readonly string[]).includes(name)
        if (name !== 'Stance')
          expect(cell((inRow ? row : page.querySelector('section')) ?? null, name)).toBe(line[name])
      }
    }
  })

  it('do not appear while they are only proposed', async () => {
    const desk = new BundleDesk()
    const { ids } = await attributed(desk)
    const { folder } = await desk.export({ selection: { kind: 'messages', ids: [ids[1] ?? 0] } })
    expect(csvRecords(readData(folder, 'attributions.csv'))).toEqual([])
    expect(readData(folder, 'attributions.html')).not.toContain('A. Person')
  })
})

describe('the audit extract', () => {
  it('can be recomputed entry by entry, and is tied to the case by the chain’s head', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(4))
    await desk.approve('COM', [ids[0] ?? 0], '=note')
    const head = desk.db.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1').pluck().get()
    const { folder } = await desk.export({ selection: { kind: 'approved' } })
    const found = entries(folder)
    expect(found.map(({ Action }) => Action)).toEqual(['tag.add', 'review.approve'])
    expect(Object.keys(found[0] ?? {})).toEqual([...auditColumns])
    for (const entry of found) {
      const hash = auditHash({
        seq: Number(entry.Seq),
        at: Number(entry.At),
        account: entry.Account === '' ? null : Number(entry.Account),
        actor: entry.Actor ?? '',
        action: entry.Action ?? '',
        target: entry.Target === '' ? null : (entry.Target ?? null),
        detail: entry.Detail ?? '',
        previous: entry.Previous ?? '',
      })
      expect(hash).toBe(entry.Hash)
    }
    expect(readData(folder, 'how-made.html')).toContain(String(head))
    expect(readFileSync(join(folder, 'bag-info.txt'), 'utf8')).toContain(`Winnow-Audit-Head: ${head}`)
  })

  it('leaves out work on other messages, and withholds the detail of what names both', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(6))
    await desk.approve('COM', [ids[0] ?? 0])
    await desk.propose('COM', [ids[1] ?? 0], 'elsewhere')
    await desk.propose('QTY', [ids[0] ?? 0, ids[2] ?? 0], 'both')
    const { folder } = await desk.export({ selection: { kind: 'approved' } })
    const found = entries(folder)
    expect(found.map(({ Action, Detail }) => [Action, Detail === withheld])).toEqual([
      ['tag.add', false],
      ['review.approve', false],
      ['tag.add', true],
    ])
    expect(readData(folder, 'audit.csv')).not.toContain('elsewhere')
    expect(readData(folder, 'audit.csv')).not.toContain('both')
  })

  it('knows a change of many tags, of which the audit names only the ends, by the tags between them', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(200))
    await desk.propose('COM', ids.slice(0, 60), 'first lot')
    await desk.propose('COM', ids.slice(100, 160), 'second lot')
    const { folder } = await desk.export({ selection: { kind: 'messages', ids: [ids[30] ?? 0] } })
    expect(entries(folder).map(({ Action, Detail }) => [Action, Detail])).toEqual([['tag.add', withheld]])
  })
})

describe('an export', () => {
  it('is whole, verifies, and is recorded with its number in the case and in the audit', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(4))
    await desk.approve('COM', ids)
    const result = await desk.export({ selection: { kind: 'approved' } })
    expect(filesBelow(result.folder)).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/attributions.csv',
      'data/attributions.html',
      'data/audit.csv',
      'data/how-made.html',
      'data/messages.csv',
      'data/messages.html',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
    ])
    const verified = await desk.verify(result.folder)
    expect(verified).toMatchObject({ whole: true, faults: [], files: result.files, bytes: result.bytes })
    expect(verified.manifestSha256).toBe(result.manifestSha256)
    const { exports } = await desk.as('reviewer')('bundle.list', {})
    expect(exports).toMatchObject([
      {
        name: 'Test bundle',
        folder: result.folder,
        chosen: 4,
        context: 0,
        manifestSha256: result.manifestSha256,
        account: 'supervisor',
      },
    ])
    for (const action of ['export.begin', 'export']) {
      expect(desk.audit(action)).toMatchObject([{ actor: 'supervisor', target: result.manifestSha256 }])
    }
  })

  it('tells how it was made: who, when, from which files, under which mapping, after which searches', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(4))
    const text = '"kilo" <b> OR box'
    appendSearch(
      desk.db,
      start,
      { account: 3 as AccountId, name: 'reviewer', role: 'reviewer' },
      ranSearch(text),
    )
    const { folder } = await desk.export({
      selection: { kind: 'messages', ids: ids.slice(0, 1) },
      context: 2,
    })
    const page = parsePage(readData(folder, 'how-made.html')).body.textContent ?? ''
    for (const said of [
      'Operation Test',
      'OFFICIAL-SENSITIVE',
      'supervisor (supervisor)',
      '1 message chosen by hand',
      'pack.csv',
      createHash('sha256').update('pack.csv').digest('hex'),
      'Europe/London',
      'supplier, version 3: sender = From, recipient = To, time = Sent, text = Text',
      '4 read = 4 stored + 0 rejected',
      '"kilo" <b> OR box',
      'sha256sum -c manifest-sha256.txt',
      'London (BST)',
    ]) {
      expect(page).toContain(said)
    }
  })

  it('gives the same bytes again from the same case at the same time', async () => {
    const desk = new BundleDesk()
    const ids = desk.add(
      'pack.csv',
      [...talk(9), { at: start, from: 'a', to: 'b', body: 'x', images: [jpeg.name] }],
      [jpeg],
    )
    await desk.approve('COM', [ids[3] ?? 0, ids[9] ?? 0])
    desk.db.pragma('wal_checkpoint(TRUNCATE)')
    const copy = join(desk.out, 'copy.winnow')
    cpSync(desk.folder, copy, { recursive: true })
    const selection = { kind: 'approved' as const }
    const one = await desk.export({ selection, context: 1, folder: join(desk.out, 'one') })
    const two = await desk.export(
      { selection, context: 1, folder: join(desk.out, 'two') },
      { access: { ...desk.reader.access, folder: copy } },
    )
    const bytes = (folder: string) =>
      filesBelow(folder).map((path) => [path, readFileSync(join(folder, path), 'hex')])
    expect(bytes(two.folder)).toEqual(bytes(one.folder))
  })

  it.each([
    ['a folder that is there', 'bundle', 'file.exists'],
    ['a folder that another export is writing', 'bundle.partial', 'file.exists'],
  ])('refuses %s, and leaves it alone', async (_name, there, code) => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(1))
    mkdirSync(join(desk.out, there))
    await expect(desk.export({ selection: { kind: 'messages', ids } })).rejects.toMatchObject({ code })
    expect(readdirSync(desk.out)).toEqual([there])
    expect(desk.audit('export')).toEqual([])
  })

  it('refuses a place that is not there, one inside the case, and a case that is open for reading only', async () => {
    const desk = new BundleDesk()
    const selection = { kind: 'messages' as const, ids: desk.add('pack.csv', talk(1)) }
    await expect(desk.export({ selection, folder: join(desk.out, 'no', 'bundle') })).rejects.toMatchObject({
      code: 'file.missing',
    })
    await expect(desk.export({ selection, folder: join(desk.folder, 'bundle') })).rejects.toMatchObject({
      code: 'call.params',
    })
    const access = { ...desk.reader.access, readOnly: true }
    await expect(desk.export({ selection }, { access })).rejects.toMatchObject({ code: 'case.readonly' })
  })

  it('of nothing is refused, saying what is missing', async () => {
    const desk = new BundleDesk()
    desk.add('pack.csv', talk(2))
    await expect(desk.export({ selection: { kind: 'approved' } })).rejects.toMatchObject({
      code: 'not.found',
    })
    await expect(desk.export({ selection: { kind: 'messages', ids: [99] } })).rejects.toMatchObject({
      code: 'not.found',
    })
    expect(readdirSync(desk.out)).toEqual([])
  })

  it('that is cancelled leaves nothing on the disk and nothing in the record', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(50))
    const call = testJobCall()
    const progress = ({ step }: Partial<Progress>) => {
      if (step === 'writing messages') call.cancel()
    }
    await expect(
      desk.export({ selection: { kind: 'messages', ids } }, { call: { ...call, progress } }),
    ).rejects.toMatchObject({
      code: 'call.cancelled',
    })
    expect(readdirSync(desk.out)).toEqual([])
    expect(desk.audit('export.begin')).toEqual([])
  })

  it('that cannot get its name is taken back, and the audit says that it failed', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(3))
    const call = testJobCall()
    const progress = ({ step }: Partial<Progress>) => {
      if (step === 'writing the manifests') mkdirSync(join(desk.out, 'bundle'))
    }
    await expect(
      desk.export({ selection: { kind: 'messages', ids } }, { call: { ...call, progress } }),
    ).rejects.toMatchObject({
      code: 'file.exists',
    })
    expect(readdirSync(desk.out)).toEqual(['bundle'])
    expect(desk.audit('export.begin')).toHaveLength(1)
    expect(desk.audit('export.failed')).toHaveLength(1)
    expect(desk.audit('export')).toEqual([])
  })

  it('whose record cannot be kept is taken back', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(3))
    desk.db.exec(`CREATE TRIGGER full BEFORE INSERT ON export BEGIN SELECT RAISE(ABORT, 'no room'); END`)
    await expect(desk.export({ selection: { kind: 'messages', ids } })).rejects.toThrow('no room')
    expect(existsSync(join(desk.out, 'bundle'))).toBe(false)
    expect(readdirSync(desk.out)).toEqual([])
    expect(desk.audit('export.failed')).toHaveLength(1)
  })

  it('reads one moment of the case: what is approved meanwhile is not in it', async () => {
    const desk = new BundleDesk()
    const ids = desk.add('pack.csv', talk(3))
    await desk.approve('COM', [ids[0] ?? 0])
    const [later = 0] = await desk.propose('COM', [ids[1] ?? 0])
    const call = testJobCall()
    let approved: Promise<unknown> | undefined
    const progress = ({ step }: Partial<Progress>) => {
      if (step !== 'writing messages' || approved !== undefined) return
      approved = desk.as('supervisor')('review.decide', {
        targets: [{ kind: 'tag', id: later }],
        decision: 'approve',
        reason: '',
      })
    }
    const { folder, chosen } = await desk.export(
      { selection: { kind: 'approved' }, context: 5 },
      { call: { ...call, progress } },
    )
    await approved
    expect(chosen).toBe(1)
    expect(messages(folder).map(({ Tags }) => Tags === '')).toEqual([false, true, true])
  })
})
