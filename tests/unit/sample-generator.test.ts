import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { generate } from '../../build/sample/generate.ts'
import * as identifiers from '../../build/sample/identifiers.ts'
import { lookalikeOf } from '../../build/sample/names.ts'
import { Rng } from '../../build/sample/rng.ts'
import { parseScript } from '../../build/sample/template.ts'
import { parseCsv, readTable } from '../support/sample-csv.ts'

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

function digest(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return `${entry.name} ${createHash('sha256').update(bytes).digest('hex')}`
    })
    .sort()
}

describe('the generator', () => {
  test('gives the same bytes for the same size and seed, and others for another seed', async () => {
    const first = await sample(600, 7, true, 'first')
    const second = await sample(600, 7, true, 'second')
    expect(digest(second.out)).toEqual(digest(first.out))
    expect(digest(second.key)).toEqual(digest(first.key))
    const third = await sample(600, 8, false, 'third')
    expect(readFileSync(join(third.out, 'messages.csv'))).not.toEqual(
      readFileSync(join(first.out, 'messages.csv')),
    )
  })

  test.each([50, 51, 199, 200, 1999, 7501])(
    'writes exactly %i rows with an importation and pictures among them',
    async (size) => {
      const { out, key } = await sample(size, size, false, `size-${size}`)
      expect(readTable(join(out, 'messages.csv'))).toHaveLength(size)
      expect(readTable(join(key, 'importation.csv')).length).toBeGreaterThan(5)
      expect(JSON.parse(readFileSync(join(key, 'key.json'), 'utf8')).images.length).toBeGreaterThan(0)
    },
  )

  test('goes on cell by cell in a case too large to hold at once', async () => {
    const { out, key, progress } = await sample(200_000, 3, false, 'large')
    expect(progress.length).toBeGreaterThan(5)
    const bytes = readFileSync(join(out, 'messages.csv'))
    const rows = parseCsv(bytes.toString('utf8'))
    expect(rows).toHaveLength(200_001)
    expect(rows.at(-1)?.[0]).toBe('200000')
    const { counts, images } = JSON.parse(readFileSync(join(key, 'key.json'), 'utf8'))
    expect(counts.rows).toBe(200_000)
    expect(images.length).toBeLessThanOrEqual(2000)
    const last = readTable(join(key, 'twins.csv')).at(-1)
    const [a, b] = [rows[Number(last?.['row_a']) - 1], rows[Number(last?.['row_b']) - 1]]
    expect(a?.slice(2, 4)).toEqual(b?.slice(2, 4))
  })

  test('runs one conversation through the whole of a large case', () => {
    const rows = parseCsv(readFileSync(join(root, 'large', 'messages.csv'), 'utf8'))
    const pairs = new Map<string, number>()
    for (const row of rows) {
      const pair = [row[2], row[3]].sort().join(' ')
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    expect(Math.max(...pairs.values())).toBeGreaterThan(200_000 * 0.02)
  })

  test.each([49, 10_000_001, 60.5])('refuses %d messages', async (size) => {
    await expect(sample(size, 1, false, 'refused')).rejects.toThrow(/number of messages/)
  })

  test('refuses to put the answers into the case', async () => {
    const out = join(root, 'nested')
    const order = { messages: 50, seed: 1, out, images: false, onProgress: () => {} }
    await expect(generate({ ...order, key: join(out, 'key') })).rejects.toThrow(/must not lie within/)
    await expect(generate({ ...order, key: out })).rejects.toThrow(/must not lie within/)
  })

  test('clears the pictures of an earlier sample but never those of anyone else', async () => {
    const { out } = await sample(50, 1, true, 'again')
    const before = readdirSync(join(out, 'images'))
    expect(before.length).toBeGreaterThan(0)
    await sample(50, 2, false, 'again')
    expect(readdirSync(join(out, 'images'))).toEqual([])
    const theirs = join(root, 'theirs')
    mkdirSync(join(theirs, 'images'), { recursive: true })
    writeFileSync(join(theirs, 'images', 'holiday.jpg'), 'mine')
    await expect(sample(50, 1, false, 'theirs')).rejects.toThrow(/choose another folder/)
    expect(readFileSync(join(theirs, 'images', 'holiday.jpg'), 'utf8')).toBe('mine')
  })
})

describe('invented identifiers', () => {
  const rng = new Rng(1)
  const many = (make: (rng: Rng) => string): string[] => Array.from({ length: 300 }, () => make(rng))

  test('handset numbers pass the Luhn check and belong to the test range', () => {
    for (const imei of many(identifiers.imei)) {
      expect(imei).toMatch(/^00\d{13}$/)
      const sum = [...imei].reverse().reduce((total, digit, i) => {
        const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
        return total + (value > 9 ? value - 9 : value)
      }, 0)
      expect(sum % 10).toBe(0)
    }
  })

  test('account numbers pass the check of ISO 13616', () => {
    for (const iban of many(identifiers.iban)) {
      const text = iban.replaceAll(' ', '')
      const digits = [...(text.slice(4) + text.slice(0, 4))].map((ch) => Number.parseInt(ch, 36)).join('')
      expect(BigInt(digits) % 97n).toBe(1n)
    }
  })

  test('container numbers carry the check digit of ISO 6346', () => {
    const values = '0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ'
    for (const number of many(identifiers.container)) {
      const sum = [...number.slice(0, 10)].reduce((total, ch, i) => total + values.indexOf(ch) * 2 ** i, 0)
      expect(Number(number.at(-1))).toBe((sum % 11) % 10)
    }
  })

  test('telephone numbers lie in the ranges kept for drama, plates in years not yet issued', () => {
    for (const phone of many(identifiers.mobile)) expect(phone).toMatch(/^07700 900\d{3}$/)
    for (const phone of many(identifiers.landline)) expect(phone).toMatch(/^020 7946 0\d{3}$/)
    for (const plate of many(identifiers.plate)) expect(plate).toMatch(/^[A-Z]{2}(8[6-9]|9\d) [A-Z]{3}$/)
  })

  test('a look-alike handle differs from the original', () => {
    for (const name of ['foxglove', 'tallship', 'wynn', 'bb']) {
      for (let choice = 0; choice < 6; choice++) expect(lookalikeOf(name, choice)).not.toBe(name)
    }
  })
})

describe('the scripts', () => {
  test('name the line that they do not understand', () => {
    expect(() => parseScript('x', 'hello there')).toThrow(/hello there/)
    expect(() => parseScript('x', '=\na Hello | Ω')).toThrow(/Ω/)
  })
})
