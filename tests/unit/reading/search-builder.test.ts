import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Line, newLine, type What } from '../../../renderer/features/search/builder/lines.ts'
import { meaningOf } from '../../../renderer/features/search/builder/meaning.ts'
import { readBuilt } from '../../../renderer/features/search/builder/read.ts'
import { lineText, writeBuilt } from '../../../renderer/features/search/builder/write.ts'
import { parse } from '../../../shared/query/index.ts'

const said = (text: string) =>
  readBuilt(text)?.lines.map(({ what, value, second, count, not }) => [
    not ? `not ${what}` : what,
    value,
    ...(second === '' ? [] : [second]),
    ...(what === 'near' ? [count] : []),
  ])
const line = (what: What, part: Partial<Omit<Line, 'id' | 'what'>>) => lineText(newLine(what, part))

describe('reading a search text into lines', () => {
  test.each<[string, unknown[][]]>([
    ['box landing', [['all', 'box landing']]],
    ['"two tops"', [['phrase', 'two tops']]],
    ['(wagon OR artic OR "big rig")', [['any', 'wagon artic "big rig"']]],
    ['wagon OR artic', [['any', 'wagon artic']]],
    [
      'dover -ferry NOT calais',
      [
        ['all', 'dover'],
        ['none', 'ferry calais'],
      ],
    ],
    [
      'dover NOT (ferry OR calais)',
      [
        ['all', 'dover'],
        ['none', 'ferry calais'],
      ],
    ],
    ['wagon NEAR/5 (dover OR "the port")', [['near', 'wagon', 'dover "the port"', 5]]],
    ['2 of (tops, wagon, "the port")', [['some', 'tops wagon "the port"']]],
    [
      '*tops* dover',
      [
        ['part', 'tops'],
        ['all', 'dover'],
      ],
    ],
    [
      'time:22:00-04:00 -day:sat',
      [
        ['time', '22:00-04:00'],
        ['not day', 'sat'],
      ],
    ],
    [
      'entity:phone search:"dover run"',
      [
        ['entity', 'phone'],
        ['search', 'dover run'],
      ],
    ],
    [
      '~rotterdam import*',
      [
        ['spelling', 'rotterdam'],
        ['begins', 'import'],
      ],
    ],
    [
      'from:ravenwolf (to:a OR to:"big, al")',
      [
        ['from', 'ravenwolf'],
        ['to', 'a, "big, al"'],
      ],
    ],
    ['-with:a -with:raven*', [['not with', 'a, raven*']]],
    [
      'after:2020-04-01 x before:2020-05-01',
      [
        ['between', '2020-04-01', '2020-05-01'],
        ['all', 'x'],
      ],
    ],
    [
      '-on:2020-04 kind:image',
      [
        ['not on', '2020-04'],
        ['kind', 'image'],
      ],
    ],
  ])('%s', (text, lines) => {
    expect(said(text)).toEqual(lines)
    expect(readBuilt(text)?.rest).toBe('')
  })

  test('what no line can show stays as it is, beside the lines for the rest', () => {
    const built = readBuilt('dover (a b OR from:x) has:image')
    expect(built?.rest).toBe('(a b OR from:x)')
    expect(said('dover (a b OR from:x) has:image')).toEqual([
      ['all', 'dover'],
      ['has', 'image'],
    ])
  })

  test('an alternative of the whole text is bracketed when a line is added to it', () => {
    const built = readBuilt('a b OR from:x')
    expect(built).toMatchObject({ lines: [], rest: 'a b OR from:x' })
    expect(writeBuilt({ rest: 'a b OR from:x', lines: [newLine('kind', { value: 'call' })] })).toBe(
      'kind:call (a b OR from:x)',
    )
  })

  test('a text that cannot be understood is not read', () => {
    expect(readBuilt('dover "two tops')).toBeNull()
  })
})

describe('writing lines as search text', () => {
  test.each<[string, string]>([
    [line('all', { value: 'box AND "two tops" -x from:y £20' }), 'box "AND" "two tops" "-x" "from:y" £20'],
    [line('any', { value: 'wagon, artic' }), '(wagon OR artic)'],
    [line('any', { value: 'wagon' }), 'wagon'],
    [line('none', { value: 'ferry "the port"' }), '-ferry -"the port"'],
    [line('phrase', { value: ' the “big”  one ', not: true }), '-"the big one"'],
    [line('near', { value: 'wagon artic', second: 'dover', count: 4 }), '(wagon OR artic) NEAR/4 dover'],
    [line('near', { value: 'wagon' }), ''],
    [line('some', { value: 'tops wagon', count: 3 }), '2 of (tops, wagon)'],
    [line('part', { value: 'tops *box*' }), '*tops* *box*'],
    [line('spelling', { value: 'roterdam ~tops' }), '~roterdam ~tops'],
    [line('begins', { value: 'import* exp' }), 'import* exp*'],
    [
      line('from', { value: 'ravenwolf, big al, raven*' }),
      '(from:ravenwolf OR from:"big al" OR from:raven*)',
    ],
    [line('tag', { value: 'IM, QTY', not: true }), '-tag:IM -tag:QTY'],
    [line('between', { value: '', second: '14/04/2020 09:00' }), 'before:"14/04/2020 09:00"'],
    [line('all', { value: '  ' }), ''],
  ])('%s', (written, text) => expect(written).toBe(text))

  test('whatever is typed into a line of words, the text can be understood or says that it is only punctuation', () => {
    fc.assert(
      fc.property(fc.constantFrom<What>('all', 'any', 'none', 'phrase'), hostile, (what, value) => {
        const text = line(what, { value })
        const parsed = parse(text)
        if (!parsed.ok) expect(parsed.problem.message).toMatch(/punctuation|nothing between/)
      }),
    )
  })
})

test('a text read into lines and written again means the same', () => {
  fc.assert(
    fc.property(searchText, (text) => {
      const built = readBuilt(text)
      expect(built === null).toBe(!parse(text).ok)
      if (built !== null) expect(meaningOf(writeBuilt(built))).toBe(meaningOf(text))
    }),
    { numRuns: 1500 },
  )
})

test('lines written and read again write the same text', () => {
  const value = fc.array(fc.constantFrom('wagon', '"two tops"', 'dover', '£20', 'import*'), { maxLength: 3 })
  const lines = fc.array(
    fc.record({ what: fc.constantFrom<What>('all', 'any', 'none', 'from', 'kind'), value }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(lines, (typed) => {
      const text = writeBuilt({
        rest: '',
        lines: typed.map(({ what, value }) =>
          newLine(what, {
            value: what === 'kind' ? 'image' : value.join(what === 'from' ? ', ' : ' ').replaceAll('"', ''),
          }),
        ),
      })
      const built = readBuilt(text)
      expect(built).not.toBeNull()
      expect(meaningOf(built === null ? '' : writeBuilt(built))).toBe(meaningOf(text))
    }),
  )
})

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom('AND', 'OR', '"', '-', '(', ')', '~', '*', 'a', 'from:', 'NEAR/5', '“', ' ', ',', '£'),
    )
    .map((parts) => parts.join('')),
)

/** Texts with every construct, most of them sound. */
const { node: searchText } = fc.letrec<{ node: string; term: string }>((tie) => ({
  term: fc.constantFrom(
    'dover',
    'wagon',
    '"two tops"',
    '“curly quote”',
    'import*',
    '"two to"*',
    '~rotterdam',
    '£20',
    '💪',
    '09:15',
    '1,000',
    'from:ravenwolf',
    'from:"big, al"',
    'to:raven*',
    'with:a',
    'tag:IM',
    'kind:image',
    'state:proposed',
    'has:place',
    'cell:490154203237518',
    'after:2020-04-01',
    'before:"2020-05-01 09:00"',
    'on:2020-04',
    'wagon NEAR/3 dover',
    '2 of (tops, wagon, "a b")',
    '1 of (from:x, dover)',
    '*tops*',
    '*ops',
    '收货',
    'entity:phone',
    'handle:unattributed',
    'time:22:00-04:00',
    'day:fri-sun',
    'search:"dover run"',
    'list:places',
    'conversation:"dover run"',
    '(wagon) NEAR (a OR "b c")',
    'a NEAR b NEAR/2 c',
    'NOT',
    '(',
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('term'),
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join(' ')),
    fc.tuple(tie('node'), tie('node')).map((parts) => parts.join(' OR ')),
    tie('node').map((inner) => `(${inner})`),
    tie('node').map((inner) => `-(${inner})`),
    tie('term').map((inner) => `-${inner}`),
  ),
}))
