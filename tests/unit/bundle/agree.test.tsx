import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { conversationBottom, conversationTop, recordRow } from '../../../shared/bundle/messages-page.ts'
import { pageBottom, pageTop } from '../../../shared/bundle/page.ts'
import { type BundleRecord, cellsOf, columns } from '../../../shared/bundle/record.ts'
import { rowSchema } from '../../../shared/contract/browse.ts'
import { conversationId } from '../../../shared/domain/ids.ts'
import { csvRecords, pageRecords, parsePage } from '../../support/bundle-cells.ts'

const facts = {
  title: 'Bundle <b>one</b>',
  marking: 'OFFICIAL-SENSITIVE "x" \\ </style><script>alert(1)</script>',
  caseName: 'Case & co',
  operation: 'Operation Test',
  exhibit: 'ABC/1',
  sha256Base64: () => 'hash',
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ',',
      '\n',
      '\r',
      '\t',
      '=',
      '\u202E',
      '\u200B',
      '‍',
      '👨',
      'a',
      '\u0000',
    ),
  }),
  fc.constantFrom(
    '</td></tr><script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '&lt;',
    '=1+1',
    "'quoted",
    '\r\n',
    '',
  ),
)

const record: fc.Arbitrary<BundleRecord> = fc
  .record({
    text: fc.option(nasty),
    name: nasty,
    file: nasty,
    sheet: fc.option(nasty),
    sentAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
    note: nasty,
    served: fc.boolean(),
    role: fc.constantFrom('chosen' as const, 'context' as const),
  })
  .map(({ text, name, file, sheet, sentAt, note, served, role }) => ({
    role,
    item: 1,
    row: rowSchema.parse({
      id: 1,
      address: { uid: '0123456789abcdef:2', source: 1, exhibit: '', file, sheet, row: 2 },
      sentAt,
      timeText: text,
      sender: { id: 1, name },
      recipient: null,
      conversation: { id: 1, name: 'a ⇄ b' },
      kind: 'text',
      body: text,
      media: [],
      owner: null,
      burn: null,
      altered: null,
      tags: [],
      twins: null,
    }),
    images: [
      {
        name,
        file: served ? 'images/00001_x.jpg' : null,
        sha256: served ? 'ab' : null,
        thumbnail: 'data:image/webp;base64,AAAA',
      },
    ],
    tags: [
      {
        code: 'COM',
        name,
        state: 'approved',
        author: name,
        at: 0,
        approver: 'sup',
        approvedAt: 1,
        note,
        from: 0,
        to: 1,
      },
    ],
  }))

const page = (rows: string) =>
  `${pageTop(facts, 'Messages')}${conversationTop({ number: 1, name: 'a ⇄ b', rows: 9, chosen: 1, context: 1 })}${rows}${conversationBottom}${pageBottom(facts)}`

it('the page and the CSV say the same in every cell, whatever a message holds', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat(99), (records, omitted) => {
      const all: BundleRecord[] = [
        ...records,
        { role: 'omitted', conversation: { id: conversationId.parse(1), name: 'a ⇄ b' }, count: omitted + 1 },
      ]
      const cells = all.map(cellsOf)
      const csv =
        byteOrderMark +
        csvLine(columns) +
        cells.map((each) => csvLine(columns.map((name) => each[name]))).join('')
      const html = page(all.map((each, index) => recordRow(each, cells[index] ?? cellsOf(each))).join(''))
      expect(csvRecords(csv)).toEqual(cells)
      expect(pageRecords(html, columns)).toEqual(cells)
    }),
    { numRuns: 100 },
  )
})

it('a page holds no element that a message brought: no script, no form, no address outside', () => {
  fc.assert(
    fc.property(record, (one) => {
      const document = parsePage(page(recordRow(one, cellsOf(one))))
      expect(
        document.querySelectorAll('script, iframe, form, object, embed, link, base, video, audio, svg'),
      ).toHaveLength(0)
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/)
          if (name === 'src') expect(value).toMatch(/^data:image\/webp;base64,/)
          if (name === 'href') expect(value).toMatch(/^(#[cia]\d+|images\/[\w.-]+|messages\.html#i\d+)$/)
        }
      }
    }),
  )
})

it('a page forbids everything but its own style and inline pictures', () => {
  const policy = parsePage(page('')).querySelector('meta[http-equiv="Content-Security-Policy"]')
  expect(policy?.getAttribute('content')).toBe(
    "default-src 'none'; img-src data:; style-src 'sha256-hash'; base-uri 'none'; form-action 'none'",
  )
})

it('the protective marking stands at the top, at the bottom and on every printed sheet, and cannot leave its string', () => {
  const html = page('')
  const document = parsePage(html)
  const markings = [...document.querySelectorAll('.marking')].map(({ textContent }) => textContent)
  expect(markings).toEqual([facts.marking, facts.marking])
  const style = document.querySelector('style')?.textContent ?? ''
  expect(style.match(/content:"OFFICIAL\\00002dSENSITIVE/g)).toHaveLength(2)
  expect(document.querySelectorAll('script')).toHaveLength(0)
})
