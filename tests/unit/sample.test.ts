import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { SCENES } from '../../build/sample/album.ts'
import { generate } from '../../build/sample/generate.ts'
import { readTable } from '../support/sample-csv.ts'

const root = mkdtempSync(join(tmpdir(), 'winnow-sample-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function sample(messages: number, seed: number, images: boolean, name: string) {
  const out = join(root, name)
  const key = join(root, `${name}-key`)
  const progress: string[] = []
  const outcome = await generate({
    messages,
    seed,
    out,
    key,
    images,
    onProgress: (done) => progress.push(done),
  })
  return { out, key, outcome, progress }
}

const IMPORTATION_ELEMENTS = [
  'commodity',
  'concealment',
  'handover',
  'payment',
  'price',
  'quantity',
  'role',
  'route',
  'transport',
]

const seconds = (row: Record<string, string>): number =>
  Date.parse(`${row['Sent (local)']?.replace(' ', 'T')}Z`) / 1000

describe('the sample of 5,000 messages', async () => {
  const { out, key } = await sample(5000, 2020, true, 'five')
  const rows = readTable(join(out, 'messages.csv'))
  /** A row as the key counts them: the header is row 1. */
  const at = (row: string | undefined): Record<string, string> => {
    const found = rows[Number(row) - 2]
    if (found === undefined) throw new Error(`no row ${row}`)
    return found
  }
  const answers = JSON.parse(readFileSync(join(key, 'key.json'), 'utf8'))

  test('has exactly the rows asked for, numbered in file order', () => {
    expect(rows).toHaveLength(5000)
    expect(rows.map((row) => row['Row ID'])).toEqual(rows.map((_, i) => String(i + 1)))
    expect(answers.counts.rows).toBe(5000)
  })

  test('stands pack after pack, in time order within a pack but not over the file', () => {
    const packs = rows.map((row) => row['Pack'])
    const starts = packs.filter((pack, i) => pack !== packs[i - 1])
    expect(new Set(starts).size).toBe(starts.length)
    for (let i = 1; i < rows.length; i++) {
      const [before, row] = [rows[i - 1], rows[i]]
      if (before === undefined || row === undefined || before['Pack'] !== row['Pack']) continue
      expect(seconds(row)).toBeGreaterThanOrEqual(seconds(before))
    }
    const times = rows.map(seconds)
    expect(times).not.toEqual([...times].sort((x, y) => x - y))
  })

  test('holds only rows that the handle of the pack sent or received', () => {
    for (const row of rows) expect([row['Sender'], row['Recipient']]).toContain(row['Pack'])
  })

  test('keeps every time within the live window, in London wall clock', () => {
    for (const row of rows) expect(row['Sent (local)']).toMatch(/^2020-0(4|5|6)-\d\d \d\d:\d\d:\d\d$/)
    const times = rows.map((row) => row['Sent (local)'] ?? '').sort()
    expect((times[0] ?? '') >= '2020-04-01').toBe(true)
    expect((times.at(-1) ?? '') < '2020-06-14').toBe(true)
  })

  test('shows about half of its messages at one end only', () => {
    const { messages, oneEnd, bothEnds } = answers.counts
    expect(oneEnd + bothEnds).toBe(messages)
    expect(oneEnd / messages).toBeGreaterThan(0.4)
    expect(oneEnd / messages).toBeLessThan(0.65)
  })

  test('names twins that say the same, at two ends and some seconds apart', () => {
    const twins = readTable(join(key, 'twins.csv'))
    const ends = twins.filter((twin) => twin['kind'] === 'both ends')
    expect(ends.length).toBeGreaterThan(1000)
    for (const twin of ends) {
      const [a, b] = [at(twin['row_a']), at(twin['row_b'])]
      expect([b['Sender'], b['Recipient'], b['Message'], b['Image']]).toEqual([
        a['Sender'],
        a['Recipient'],
        a['Message'],
        a['Image'],
      ])
      expect([a['Pack'], b['Pack']].sort()).toEqual([a['Sender'], a['Recipient']].sort())
      expect(Math.abs(seconds(a) - seconds(b))).toBeLessThan(120)
    }
    expect(ends.some((twin) => seconds(at(twin['row_a'])) !== seconds(at(twin['row_b'])))).toBe(true)
  })

  test('tells repeated rows from messages that were honestly sent twice', () => {
    const twins = readTable(join(key, 'twins.csv'))
    for (const twin of twins.filter((t) => t['kind'] === 'repeated row')) {
      const [a, b] = [at(twin['row_a']), at(twin['row_b'])]
      expect({ ...b, 'Row ID': '' }).toEqual({ ...a, 'Row ID': '' })
    }
    const again = twins.filter((t) => t['kind'] === 'sent twice')
    expect(again.length).toBeGreaterThan(0)
    for (const twin of again) expect(seconds(at(twin['row_b']))).not.toBe(seconds(at(twin['row_a'])))
  })

  test('points at importation rows that carry what the key says', () => {
    const truth = readTable(join(key, 'importation.csv'))
    const stories = answers.cells[0].storylines.filter(
      (story: { kind: string }) => story.kind === 'importation',
    )
    expect(stories.length).toBe(5)
    for (const story of stories) {
      const mine = truth.filter((row) => row['storyline'] === story.id)
      const messages = new Set(mine.map((row) => row['message'])).size
      expect(messages).toBeGreaterThanOrEqual(15)
      expect(messages).toBeLessThanOrEqual(40)
      const handles = new Set<string>(story.handles)
      for (const row of mine) {
        expect(handles).toContain(at(row['row'])['Sender'])
        expect(handles).toContain(at(row['row'])['Recipient'])
      }
      const said = mine.map((row) => at(row['row'])['Message']?.toLowerCase()).join('\n')
      expect(said).toContain(story.facts.com)
      expect(said).toContain(story.facts.q)
      const elements = new Set(mine.flatMap((row) => row['elements']?.split(';')))
      for (const element of ['commodity', 'quantity', 'route', 'transport'])
        expect(elements).toContain(element)
    }
    const all = new Set(truth.flatMap((row) => row['elements']?.split(';') ?? []).filter(Boolean))
    expect([...all].sort()).toEqual(IMPORTATION_ELEMENTS)
  })

  test('points at slang words that stand in innocent rows', () => {
    const traps = readTable(join(key, 'traps.csv'))
    expect(traps.length).toBeGreaterThan(300)
    expect(new Set(traps.map((trap) => trap['context']))).toContain('haulier')
    for (const trap of traps) {
      for (const word of trap['words']?.split(';') ?? []) {
        expect(at(trap['row'])['Message']?.toLowerCase().replace(/['’,]/g, '')).toContain(
          word.replace(/['’,]/g, ''),
        )
      }
    }
    const importation = new Set(readTable(join(key, 'importation.csv')).map((row) => row['row']))
    expect(traps.filter((trap) => importation.has(trap['row'] ?? ''))).toEqual([])
  })

  test('ties attribution clues to rows in which the handle takes part', () => {
    const lines = readTable(join(key, 'attribution.csv'))
    const clues = lines.filter((line) => line['row'] !== '')
    expect(clues.length).toBeGreaterThan(50)
    for (const clue of clues) {
      const row = at(clue['row'])
      expect([row['Sender'], row['Recipient']]).toContain(clue['handle'])
      expect(row['Image']).toBe(clue['image'])
    }
    expect(new Set(clues.map((clue) => clue['bearing']))).toEqual(new Set(['supports', 'undermines']))
    const holdings = lines.filter((line) => line['row'] === '')
    for (const clue of clues) {
      expect(holdings.some((h) => h['handle'] === clue['handle'] && h['person'] === clue['person'])).toBe(
        true,
      )
    }
    expect(new Set(holdings.map((h) => h['handle'])).size).toBeGreaterThan(
      new Set(holdings.map((h) => h['person'])).size,
    )
  })

  test('has no row in a gap, by the clock of the handset', () => {
    const gaps = readTable(join(key, 'gaps.csv'))
    expect(gaps.length).toBeGreaterThan(3)
    for (const gap of gaps) {
      const [from, to] = [`${gap['from']}`, `${gap['to']}`].map(
        (text) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000,
      )
      const inside = rows.filter(
        (row) =>
          row['Pack'] === gap['handle'] && seconds(row) > (from ?? 0) + 60 && seconds(row) < (to ?? 0) - 60,
      )
      expect(inside).toEqual([])
    }
  })

  test('exercises quoting, emoji, accents, currencies, long messages and every kind of row', () => {
    const said = rows.map((row) => row['Message'] ?? '')
    for (const mark of ['"', ',', '\n', '£', '€', '😂', 'é'])
      expect(said.some((text) => text.includes(mark))).toBe(true)
    expect(said.some((text) => text.startsWith('='))).toBe(true)
    expect(Math.max(...said.map((text) => text.length))).toBeGreaterThan(5000)
    const kinds = new Set(rows.map((row) => row['Type']))
    expect(kinds).toEqual(new Set(['text', 'image', 'call', 'note', 'system', 'undecrypted']))
    for (const row of rows)
      if (row['Type'] === 'undecrypted') expect([row['Message'], row['Image']]).toEqual(['', ''])
  })

  test('writes the images that it names, but for the ones that the key says are missing or damaged', async () => {
    const named = new Set(rows.map((row) => row['Image'] ?? '').filter(Boolean))
    const files = new Set(readdirSync(join(out, 'images')))
    const images: {
      name: string
      scene: string
      state: string
      taken: string | null
      position: { latitude: number } | null
    }[] = answers.images
    expect(images).toHaveLength(60)
    expect(new Set(images.map((image) => image.scene))).toEqual(new Set(SCENES))
    expect(images.filter((image) => image.state === 'corrupt')).toHaveLength(1)
    expect(images.filter((image) => image.state === 'wrong extension')).toHaveLength(1)
    for (const { name, state, taken, position } of images) {
      expect(files.has(name)).toBe(state !== 'missing')
      if (state === 'missing') continue
      const bytes = readFileSync(join(out, 'images', name))
      if (state === 'corrupt') {
        await expect(sharp(bytes).raw().toBuffer()).rejects.toThrow()
        continue
      }
      const { format, width } = await sharp(bytes).metadata()
      expect(format).toBe(name.endsWith('.png') || state === 'wrong extension' ? 'png' : 'jpeg')
      expect(width).toBeGreaterThanOrEqual(640)
      const exif = await exifr.parse(bytes, { reviveValues: false, gps: true, tiff: true, exif: true })
      expect(exif?.DateTimeOriginal?.replace(':', '-').replace(':', '-')).toBe(taken ?? undefined)
      if (position !== null) expect(exif?.latitude).toBeCloseTo(position.latitude, 3)
    }
    const known = new Set(images.map((image) => image.name))
    for (const name of named) expect(known).toContain(name)
    expect(images.some((image) => image.position !== null)).toBe(true)
  })

  test('never names its answers in the case folder', () => {
    expect(readdirSync(out).sort()).toEqual(['README.txt', 'images', 'messages.csv'])
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain('Europe/London')
  })
})
