import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  filtersOf,
  momentText,
  narrowedTo,
  standOf,
  toggleFilter,
  toggleLeftOut,
} from '../../../renderer/features/search/edit.ts'
import { quoted } from '../../../shared/query/filter-text.ts'
import { parse } from '../../../shared/query/index.ts'

const june = Date.UTC(2020, 5, 1, 8)

describe('a filter pressed on and off', () => {
  test.each([
    ['', 'has:image', 'has:image'],
    ['dover', 'has:image', 'dover has:image'],
    ['dover HAS:image', 'has:image', 'dover'],
    ['has:image dover', 'has:image', 'dover'],
    ['dover AND has:image', 'has:image', 'dover'],
    ['has:image AND dover', 'has:image', 'dover'],
    ['a has:image b', 'has:image', 'a b'],
    ['dover OR calais', 'has:image', '(dover OR calais) has:image'],
    ['tag:im', 'tag:IM', ''],
  ])('%j with %s becomes %j', (text, filter, after) => {
    expect(toggleFilter(text, filter)).toBe(after)
  })

  test.each([
    ['', 'has:image', '-has:image'],
    ['dover has:image', 'has:image', 'dover -has:image'],
    ['dover -has:image', 'has:image', 'dover'],
    ['dover NOT has:image', 'has:image', 'dover'],
    ['dover OR calais', 'from:"big al"', '(dover OR calais) -from:"big al"'],
  ])('%j with %s left out becomes %j', (text, filter, after) => {
    expect(toggleLeftOut(text, filter)).toBe(after)
  })

  test('one that was left out is wanted when it is pressed on; within an alternative it is another and is left alone', () => {
    expect(standOf('-has:image', 'has:image')).toBe('out')
    expect(toggleFilter('-has:image', 'has:image')).toBe('has:image')
    expect(standOf('(has:image OR dover)', 'has:image')).toBeNull()
    expect(toggleFilter('(has:image OR dover)', 'has:image')).toBe('(has:image OR dover) has:image')
  })

  test('whatever was typed, what can be understood stays understood, and pressing twice takes it off again', () => {
    const texts = fc.array(
      fc.constantFrom(
        'dover',
        'OR',
        'AND',
        '-',
        '"two tops"',
        '(',
        ')',
        'from:fox',
        'has:image',
        'a*',
        '~b',
        'NEAR/3',
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(texts, (words) => {
        const text = words.join(' ')
        const on = standOf(text, 'kind:call') === 'on' ? text : toggleFilter(text, 'kind:call')
        if (!parse(text).ok) return
        expect(parse(on).ok).toBe(true)
        expect(standOf(on, 'kind:call')).toBe('on')
        const off = toggleFilter(on, 'kind:call')
        expect(parse(off).ok).toBe(true)
        expect(standOf(off, 'kind:call')).toBeNull()
      }),
    )
  })
})

describe('a stretch of time', () => {
  test('is written by the clock of London, or in UTC with a Z', () => {
    expect(momentText(june, 'Europe/London')).toBe('2020-06-01T09:00')
    expect(momentText(june, 'UTC')).toBe('2020-06-01T08:00Z')
    expect(momentText(june + 5000, 'UTC')).toBe('2020-06-01T08:00:05Z')
  })

  test('takes the place of the one before, and is taken off', () => {
    const day = { since: june, until: june + 86_400_000 }
    const narrowed = narrowedTo('dover', day, 'UTC')
    expect(narrowed).toBe('dover after:2020-06-01T08:00Z before:2020-06-02T08:00Z')
    const hour = { since: june, until: june + 3_600_000 }
    expect(narrowedTo(narrowed, hour, 'UTC')).toBe('dover after:2020-06-01T08:00Z before:2020-06-01T09:00Z')
    expect(narrowedTo(narrowed, { since: null, until: null }, 'UTC')).toBe('dover')
  })
})

test('a value with blanks or signs is put between quotes and read back as it was', () => {
  expect(quoted('ravenwolf')).toBe('ravenwolf')
  expect(quoted('big al')).toBe('"big al"')
  const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((name) => {
    return name.trim() === name && !/["“”„‟«»\p{Cc}]/u.test(name)
  })
  fc.assert(
    fc.property(names, (name) => {
      const [filter] = filtersOf(`from:${quoted(name)}`)
      expect(filter?.filter).toMatchObject({ field: 'from', value: name, prefix: false })
    }),
  )
})
