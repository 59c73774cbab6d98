import { describe, expect, test } from 'vitest'
import {
  applied,
  groupsOf,
  importProblems,
  remarksOf,
  stem,
  unanswered,
  withAllSamples,
} from '../../../renderer/features/sources/form/batch.ts'
import { type Preview, previewSchema } from '../../../shared/contract/import.ts'
import {
  type Mapping,
  mappingNameOf,
  mappingSchema,
  mostMappingName,
  withDirection,
} from '../../../shared/domain/mapping.ts'

const mapping = (parts: Partial<Record<keyof Mapping, unknown>> = {}): Mapping =>
  mappingSchema.parse({
    columns: { time: 'sent', text: 'body' },
    zone: 'UTC',
    timeFormat: 'dmy',
    dialect: {
      format: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      headerRow: 1,
      newline: 'any',
      shortRows: 'reject',
    },
    ...parts,
  })

const preview = (name: string, parts: Partial<Record<keyof Preview, unknown>> = {}): Preview =>
  previewSchema.parse({
    path: '/cases/packs.zip',
    member: name,
    sheet: null,
    name,
    bytes: 100,
    format: 'delimited',
    findings: [],
    columns: ['sent', 'body'],
    rows: [],
    rejects: [],
    samples: [[], []],
    records: { count: 3, exact: true },
    mapping: mapping(),
    recognised: null,
    already: null,
    earlier: null,
    ...parts,
  })

const earlier = { source: 7, name: 'first.csv', rows: 40, evidence: 'the same name' }

describe('files that are chosen together', () => {
  test('are one group where columns and cutting are the same, and keep their order', () => {
    const a = preview('a.csv')
    const b = preview('b.csv', { columns: ['sent', 'body', 'kind'] })
    const c = preview('c.csv')
    const d = preview('d.csv', {
      mapping: mapping({ dialect: { ...mapping().dialect, encoding: 'utf-16le' } }),
    })
    expect(groupsOf([a, b, c, d])).toEqual([[a, c], [b], [d]])
  })

  test('are apart where their dates are written in another order, or where that is in doubt', () => {
    const dayFirst = preview('a.txt')
    const monthFirst = preview('b.txt', { mapping: mapping({ timeFormat: 'mdy' }) })
    const doubtful = preview('c.txt', { mapping: mapping({ timeFormat: null }) })
    expect(groupsOf([dayFirst, monthFirst, doubtful])).toEqual([[dayFirst], [monthFirst], [doubtful]])
  })

  test('are asked about together: a word of the last stands beside those of the first', () => {
    const out = preview('a.csv', { samples: [['out'], ['x']] })
    const missed = preview('b.csv', { samples: [['out', 'missed'], []] })
    expect(withAllSamples(out, [out, missed]).samples).toEqual([['out', 'missed'], ['x']])
  })

  test('each say their warnings and doubts, which those of the first do not stand for', () => {
    const finding = (what: string, doubt: boolean) => ({ what, value: 'v', evidence: 'row 2', doubt })
    const findings = [finding('warning', false), finding('encoding', true), finding('delimiter', false)]
    expect(remarksOf(preview('a.csv', { findings }))).toEqual(['v: row 2', 'encoding in doubt: row 2'])
  })

  test('have mappings named as the files are, whose names may be longer than a mapping’s', () => {
    expect(mappingNameOf('pack.csv')).toBe('pack.csv')
    const name = mappingNameOf(`${'a very long name '.repeat(12)}(copy).csv`)
    expect(name).toHaveLength(mostMappingName)
    expect(name).toMatch(/^a very long .*….*\(copy\)\.csv$/)
  })

  test('give their owner by name without folder and ending', () => {
    expect(stem(preview('packs/raven.wolf.csv'))).toBe('raven.wolf')
    expect(stem(preview('no ending'))).toBe('no ending')
    expect(stem(preview('.csv'))).toBe('.csv')
  })
})

describe('what keeps an import from starting', () => {
  const problems = (previews: Preview[], answers = previews.map(() => unanswered), with_ = mapping()) =>
    importProblems(previews, answers, with_, ['sent', 'body', 'way', 'peer'], true)

  test('is nothing where all is declared', () => {
    expect(problems([preview('a.csv')])).toEqual([])
  })

  test('is an encoding that nobody declared, but only where the format has one', () => {
    const all = [preview('a.csv')]
    expect(importProblems(all, [unanswered], mapping(), ['sent', 'body'], false)).toEqual([
      expect.stringContaining('encoding is not declared'),
    ])
    const sheet = mapping({ dialect: { format: 'xlsx', headerRow: 1 } })
    expect(importProblems(all, [unanswered], sheet, ['sent', 'body'], false)).toEqual([])
  })

  test('is a file that may be a later version of another, for each such file', () => {
    const files = [preview('a.csv', { earlier }), preview('b.csv'), preview('c.csv', { earlier })]
    expect(problems(files)).toHaveLength(2)
    const decided = [{ owner: '', supersedes: 7 }, unanswered, { owner: '', supersedes: null }]
    expect(problems(files, decided)).toEqual([])
  })

  test('is a direction without anybody whose pack it is', () => {
    const directed = mapping({ columns: { text: 'body', direction: 'way', counterpart: 'peer' } })
    const files = [preview('a.csv'), preview('b.csv')]
    expect(problems(files, [{ owner: 'raven', supersedes: undefined }, unanswered], directed)).toEqual([
      'A direction needs the owner: say whose pack b.csv is.',
    ])
    expect(
      problems(
        files,
        files.map(() => ({ owner: 'raven', supersedes: undefined })),
        directed,
      ),
    ).toEqual([])
  })
})

test('a pack of which no word says which way it went waits until one does, asked of all files together', () => {
  const directed = mapping({ columns: { text: 'body', direction: 'sent' } })
  const files = [preview('a.csv', { samples: [['1'], []] }), preview('b.csv', { samples: [['0'], []] })]
  const under = (of: Mapping) => {
    const owned = files.map(() => ({ owner: 'raven', supersedes: undefined }))
    return importProblems(files, owned, of, ['sent', 'body'], true).filter((problem) =>
      problem.startsWith('No word'),
    )
  }
  expect(under(directed)).toEqual([
    'No word of “sent” is known for in or out: every row would be rejected. Say what its words mean.',
  ])
  expect(under(withDirection(directed, '0', 'in'))).toEqual([])
})

test('a saved mapping brings its own words for directions, and takes those of the one before away', () => {
  const current = mapping({ directionWords: { up: 'out' } })
  const saved = mapping({ directionWords: { '1': 'out' } })
  expect(applied(saved, current, ['sent', 'body']).mapping.directionWords).toEqual({ '1': 'out' })
  expect(applied(mapping(), current, ['sent', 'body']).mapping).not.toHaveProperty('directionWords')
})

test('a saved mapping is applied to the columns that are there, and tells those that are not', () => {
  const saved = mapping({ columns: { time: 'sent', text: 'body', kind: 'type' }, zone: 'Europe/London' })
  const current = mapping({ columns: {}, zone: null, timeFormat: null })
  const { mapping: next, absent } = applied(saved, current, ['sent', 'body'])
  expect(next.columns).toEqual({ time: 'sent', text: 'body' })
  expect(next.zone).toBe('Europe/London')
  expect(next.dialect).toBe(current.dialect)
  expect(absent).toEqual(['type'])
})
