import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DEPTH, MAX_TERMS, MAX_TEXT, parse, type QueryNode } from '../../../shared/query/index.ts'
import { hostileTexts, refused, understood } from '../../support/query.ts'

/** The tree as a bracketed line: enough to see what binds to what. */
function sketch(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return 'all'
    case 'words':
      return `${node.suffix ? '*' : ''}${node.tokens.join('+')}${node.prefix ? '*' : ''}`
    case 'unspaced':
      return `{${node.text}}`
    case 'some':
      return `${node.count} of (${node.children.map(sketch).join(', ')})`
    case 'literal':
      return `<${node.text}${node.prefix ? '*' : ''}>`
    case 'fuzzy':
      return `~${node.word}/${node.distance}`
    case 'near':
      return `near${node.distance}(${node.left.map(sketch).join('|')}, ${node.right.map(sketch).join('|')})`
    case 'filter':
      return 'value' in node.filter
        ? `${node.filter.field}=${node.filter.value}${'prefix' in node.filter && node.filter.prefix ? '*' : ''}`
        : `${node.filter.field}=${detail(node.filter)}`
    case 'not':
      return `not(${sketch(node.child)})`
    default:
      return `${node.kind}(${node.children.map(sketch).join(', ')})`
  }
}

type Filter = Extract<QueryNode, { kind: 'filter' }>['filter']

function detail(filter: Exclude<Filter, { value: unknown }>): string {
  if ('period' in filter) return filter.period.unit
  if ('days' in filter) return filter.days.join('')
  return `${filter.hours.from}–${filter.hours.to}${filter.hours.utc ? 'Z' : ''}`
}

const tree = (text: string) => sketch(understood(text).root)

describe('the search language', () => {
  it.each([
    ['', 'all'],
    ['  \t', 'all'],
    ['kilo', 'kilo'],
    ['kilo dover', 'and(kilo, dover)'],
    ['kilo AND dover', 'and(kilo, dover)'],
    ['kilo OR dover', 'or(kilo, dover)'],
    ['a b OR c d', 'or(and(a, b), and(c, d))'],
    ['a (b OR c) d', 'and(a, or(b, c), d)'],
    ['a OR b OR c', 'or(a, b, c)'],
    ['NOT a', 'not(a)'],
    ['-a', 'not(a)'],
    ['a -b', 'and(a, not(b))'],
    ['a NOT b', 'and(a, not(b))'],
    ['a AND NOT b', 'and(a, not(b))'],
    ['a OR NOT b', 'or(a, not(b))'],
    ['NOT NOT a', 'a'],
    ['-NOT -a', 'not(a)'],
    ['NOT a b', 'and(not(a), b)'],
    ['-(a b)', 'not(and(a, b))'],
    ['-"a b"', 'not(a+b)'],
    ['"big al"', 'big+al'],
    ['“big al”', 'big+al'],
    ['«big al»', 'big+al'],
    ['big"al b"c', 'and(big, al+b, c)'],
    ['"say ""hi"" now"', 'say+hi+now'],
    ['impor*', 'impor*'],
    ['impor**', 'impor*'],
    ['"hook of hol"*', 'hook+of+hol*'],
    ['a NEAR/5 b', 'near5(a, b)'],
    ['a NEAR b', 'near10(a, b)'],
    ['a NEAR/0 b', 'near0(a, b)'],
    ['x a NEAR/5 b y', 'and(x, near5(a, b), y)'],
    ['a NEAR/5 b NEAR/3 c', 'and(near5(a, b), near3(b, c))'],
    ['(a OR "b c") NEAR/5 d*', 'near5(a|b+c, d*)'],
    ['-a NEAR b', 'not(near10(a, b))'],
    ['~rotterdam', '~rotterdam/2'],
    ['~Dovér', '~dover/1'],
    ['and or not near', 'and(and, or, not, near)'],
    ['"OR"', 'OR'],
    ["don't", 'don+t'],
    ['meet-up', 'meet+up'],
    ['meet, now!', 'and(meet, now)'],
    ['09:15', '09+15'],
    ['http://a.b/c', 'http+a+b+c'],
    ['foo:bar', 'foo+bar'],
    ['constructor:a', 'constructor+a'],
    ['from:al', 'from=al'],
    ['FROM:Al', 'from=Al'],
    ['from:"big al"', 'from=big al'],
    ['from:“big al”', 'from=big al'],
    ['from:"a ""b"""', 'from=a "b"'],
    ['from:raven*', 'from=raven*'],
    ['to:"big a"*', 'to=big a*'],
    ['with:a.b-c', 'with=a.b-c'],
    ['in:tranche-2.csv', 'in=tranche-2.csv'],
    ['(from:a OR from:b) kilo -tag:IM', 'and(or(from=a, from=b), kilo, not(tag=IM))'],
    ['from:a)', 'closes'],
    ['state:Proposed kind:image has:place', 'and(state=proposed, kind=image, has=place)'],
    ['before:2020 after:2020-04 on:14/04/2020', 'and(before=year, after=month, on=day)'],
    ['on:"14/04/2020 09:00"', 'on=minute'],
    ['🙂', '<🙂>'],
    ['£38', '<£38>'],
    ['£38*', '<£38*>'],
    ['"🙂 hello"', '<🙂 hello>'],
    ['hello🥶', '<hello🥶>'],
    ['\u2068kilo\u2069', 'kilo'],
    ['\u200Efrom:al', 'from=al'],
    ['中文', '{中文}'],
    ['مرحبا', '{مرحبا}'],
    ['"你好 吗"', '{你好 吗}'],
    ['中文🙂', '{中文🙂}'],
    ['*tops*', '*tops*'],
    ['*ops', '*ops'],
    ['**ops**', '*ops*'],
    ['*"hook of"*', '*hook+of*'],
    ['-*ops', 'not(*ops)'],
    ['2 of (tops, wagon, dover)', '2 of (tops, wagon, dover)'],
    ['2 OF(tops,wagon ,dover)', '2 of (tops, wagon, dover)'],
    ['x 2 of ("a, b", c d, -e, from:f)', 'and(x, 2 of (a+b, and(c, d), not(e), from=f))'],
    ['2 of (a, (b OR c), 1 of (d, e))', '2 of (a, or(b, c), 1 of (d, e))'],
    ['-2 of (a, b, c)', 'not(2 of (a, b, c))'],
    ['2 of them', 'and(2, of, them)'],
    ['time:22:00-04:00', 'time=1320–240'],
    ['time:9-17', 'time=540–1020'],
    ['time:22', 'time=1320–1380'],
    ['time:22:15Z', 'time=1335–1336Z'],
    ['time:0-24', 'time=0–1440'],
    ['day:sat', 'day=6'],
    ['day:fri-mon', 'day=0156'],
    ['day:"tue, thursday"', 'day=24'],
    ['day:weekend', 'day=06'],
    [
      'entity:phone script:Cyrillic handle:unattributed',
      'and(entity=phone, script=cyrillic, handle=unattributed)',
    ],
    ['seen:nobody has:twin', 'and(seen=nobody, has=twin)'],
    ['search:"dover run" OR list:x', 'or(search=dover run, list=x)'],
    ['conversation:"a ⇄ b"', 'conversation=a ⇄ b'],
    ['‘big al’', 'big+al'],
    ['「big al」', 'big+al'],
    ['‚big al‘', 'big+al'],
    ['‹big al›', 'big+al'],
    ['don’t', 'don+t'],
    ['‘tis', 'tis'],
    ['他说「你好」', 'and({他说}, {你好})'],
    ['wagon NEAR/2 中文', 'near2(wagon, *中文*)'],
    ['–dover', 'not(dover)'],
    ['--dover', 'dover'],
  ])('reads %j', (text, expected) => {
    if (expected === 'closes') expect(refused(text).message).toContain('closes nothing')
    else expect(tree(text)).toBe(expected)
  })

  it.each([
    ['a OR', 'OR', 'after it'],
    ['OR a', 'OR', 'before it'],
    ['a OR OR b', 'OR', 'after it'],
    ['a AND', 'AND', 'after it'],
    ['AND a', 'AND', 'before it'],
    ['(OR a)', 'OR', 'before it'],
    ['(a OR)', 'OR', 'after it'],
    ['a NOT', 'NOT', 'after it'],
    ['(a -)', '-', 'only punctuation'],
    ['a NEAR', 'NEAR', 'either side'],
    ['NEAR a', 'NEAR', 'either side'],
    ['a NEAR/ b', 'NEAR/', '0 to 999'],
    ['a NEAR/1000 b', 'NEAR/1000', '0 to 999'],
    ['a NEAR -b', 'NEAR', 'either side'],
    ['a NEAR from:b', 'from:b', 'NEAR stands between'],
    ['a NEAR 🙂', '🙂', 'NEAR stands between'],
    ['a NEAR ~rotterdam', '~rotterdam', 'NEAR stands between'],
    ['a NEAR (b c)', '(b c)', 'NEAR stands between'],
    ['a "b', '"b', 'never closed'],
    ['from:"b', '"b', 'never closed'],
    ['a ""', '""', 'nothing between these quotes'],
    ['"  "', '"  "', 'nothing between these quotes'],
    ['"!?"', '"!?"', 'only punctuation'],
    ['a (b', '(', 'never closed'],
    ['a b)', ')', 'closes nothing'],
    ['a ()', '()', 'nothing between these brackets'],
    ['a *', '*', 'part of a word'],
    ['a*b', '*', 'not inside it'],
    ['*a*b', '*', 'not inside it'],
    ['*-a', '*', 'straight before a letter'],
    ['2 of (a b)', '2 of (a b)', 'commas'],
    ['4 of (a, b, c)', '4 of (', '3 parts'],
    ['0 of (a, b)', '0 of (', '2 parts'],
    ['2 of (a, , b)', ',', 'part is missing'],
    ['2 of (a, )', ')', 'part is missing'],
    ['2 of (', '2 of (', 'never closed'],
    ['2 of (a, b', '2 of (', 'never closed'],
    ['time:25:00', '25:00', 'no time of day'],
    ['time:9-9', '9-9', 'no time at all'],
    ['day:someday', 'someday', 'no day of the week'],
    ['entity:dog', 'dog', 'phone, money, weight'],
    ['handle:ravenwolf', 'ravenwolf', 'with:ravenwolf'],
    ['search:a*', 'a', 'without a *'],
    ['a-*', '*', 'follow a letter'],
    ['🙂*', '*', 'follow a letter'],
    ['a !! b', '!!', 'only punctuation'],
    ['a - b', '-', 'only punctuation'],
    ['~', '~', 'one word'],
    ['~ab', '~ab', 'three letters'],
    ['~a-bcd', '~a-bcd', 'one word'],
    ['~"abc"', '~', 'one word'],
    ['~abc*', '~abc*', 'one word'],
    ['from:', 'from:', 'straight after the colon'],
    ['from: al', 'from:', 'straight after the colon'],
    ['from:""', 'from:""', 'between its quotes'],
    ['from:(a OR b)', 'from:(', '(from:one OR from:two)'],
    ['from:*', '*', 'end of a name'],
    ['kind:letter', 'letter', 'text, image, call'],
    ['kind:im*', 'im', 'text, image, call'],
    ['has:"a b"', 'a b', 'image, tag, place'],
    ['state:gone', 'gone', 'proposed, approved, returned'],
    ['x on:31/04/2020', '31/04/2020', 'April 2020 has 30 days'],
    ['x on:yesterday', 'yesterday', 'is not a date'],
  ])('refuses %j at %j', (text, at, message) => {
    const problem = refused(text)
    expect(problem.message).toContain(message)
    expect(problem.at).toBe(at)
  })

  it('says when a name before a colon is nearly that of a filter, and searches the words', () => {
    const { root, notes } = understood('kilo form:al')
    expect(sketch(root)).toBe('and(kilo, form+al)')
    expect(notes).toEqual([expect.objectContaining({ from: 5, to: 10 })])
    expect(notes[0]?.message).toContain('from:ravenwolf')
    expect(understood('sender:al').notes[0]?.message).toContain('The filter is from:')
    expect(understood('http://a 09:15 re:cycle tot:al').notes.map((note) => note.from)).toEqual([24])
  })

  it('gives every node the place where it was typed', () => {
    const text = ' kilo  -(a OR "b c") from:al'
    const places: string[] = []
    const walk = (node: QueryNode): void => {
      places.push(`${node.kind}: ${text.slice(node.from, node.to)}`)
      if (node.kind === 'not') walk(node.child)
      if ('children' in node) node.children.forEach(walk)
    }
    walk(understood(text).root)
    expect(places).toEqual([
      'and: kilo  -(a OR "b c") from:al',
      'words: kilo',
      'not: -(a OR "b c")',
      'or: (a OR "b c")',
      'words: a',
      'words: "b c"',
      'filter: from:al',
    ])
  })
})

describe('the bounds of a search', () => {
  it('takes 20,000 characters and no more', () => {
    expect(parse('a'.repeat(MAX_TEXT)).ok).toBe(true)
    expect(refused('a'.repeat(MAX_TEXT + 1))).toMatchObject({ from: MAX_TEXT, to: MAX_TEXT + 1 })
  })

  it('takes 2,000 terms and points at the next one', () => {
    const text = 'a '.repeat(MAX_TERMS)
    expect(parse(text).ok).toBe(true)
    expect(refused(`${text}last`).at).toBe('last')
  })

  it('takes brackets 40 deep and points at the next one', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`
    expect(parse(nested(MAX_DEPTH)).ok).toBe(true)
    expect(refused(nested(MAX_DEPTH + 1))).toMatchObject({ from: MAX_DEPTH, to: MAX_DEPTH + 1 })
    expect(parse(nested(MAX_DEPTH).repeat(20)).ok).toBe(true)
  })

  it('reads a thousand NOTs in a row', () => {
    expect(sketch(understood(`${'NOT '.repeat(999)}a`).root)).toBe('not(a)')
  })

  it('refuses a NEAR between groups that stands for too many pairs', () => {
    const group = (letter: string) =>
      `(${Array.from({ length: 23 }, (_, i) => `${letter}${i}`).join(' OR ')})`
    expect(refused(`${group('a')} NEAR ${group('b')}`).message).toContain('500 pairs')
  })
})

describe('any text that a person can type', () => {
  const answersInBounds = (text: string) => {
    const result = parse(text)
    const places = result.ok ? result.query.notes : [result.problem]
    for (const { from, to, message } of places) {
      expect(message.length).toBeGreaterThan(10)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeGreaterThanOrEqual(from)
      expect(to).toBeLessThanOrEqual(text.length)
    }
  }

  it.each(hostileTexts.map((text) => [text]))('is read or refused with its place: %j', answersInBounds)

  it('is read or refused with its place: random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), answersInBounds))
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), answersInBounds))
  })

  it('is read or refused with its place: random pieces of the language', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b*',
        '"',
        '(',
        ')',
        ' ',
        'OR',
        'NOT',
        'AND',
        'NEAR',
        'NEAR/3',
        '-',
        '~',
        '~word',
        'from:',
        'on:',
        '2020',
        '*',
        '🙂',
        '“',
        ':',
        '£',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' '), (pieces, gap) =>
        answersInBounds(pieces.join(gap)),
      ),
      { numRuns: 2000 },
    )
  })
})
