import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, evidence } from '../../../shared/bundle/html.ts'
import { visibleParts } from '../../../shared/bundle/visible.ts'

const joined = (text: string) =>
  visibleParts(text)
    .map((part) =>
      'mark' in part ? String.fromCodePoint(Number.parseInt(part.mark.slice(2), 16)) : part.text,
    )
    .join('')
const marks = (text: string) => visibleParts(text).flatMap((part) => ('mark' in part ? [part.mark] : []))

describe('a text of evidence', () => {
  it.each([
    ['zero width space', 'raven\u200Bwolf', 'U+200B'],
    ['right-to-left override', 'photo\u202Egpj.exe', 'U+202E'],
    ['soft hyphen', 'ki\u00ADlo', 'U+00AD'],
    ['byte order mark', '\uFEFFhi', 'U+FEFF'],
    ['bell', 'hi\u0007', 'U+0007'],
    ['lone carriage return', 'a\rb', 'U+000D'],
    ['line separator', 'a\u2028b', 'U+2028'],
    ['blank Hangul letter', 'a\u3164b', 'U+3164'],
    ['joiner between Latin letters', 'fox\u200Dglove', 'U+200D'],
    ['second variation selector', '❤\uFE0F\uFE01', 'U+FE01'],
    ['tag letter outside a flag', 'a\u{E0041}', 'U+E0041'],
  ])('shows a %s as a mark', (_name, text, mark) => {
    expect(marks(text)).toEqual([mark])
  })

  it.each([
    ['line feeds, tabs and CRLF', 'a\nb\tc\r\nd'],
    ['a family of emoji', '👨‍👩‍👧‍👦 ok'],
    ['a heart with its variation selector', '❤️‍🔥'],
    ['the flag of England', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['a Persian joiner', 'می‌خواهم'],
    ['accents and money', 'café £38.5 €'],
  ])('leaves %s as it is', (_name, text) => {
    expect(marks(text)).toEqual([])
  })

  it('is the same text when its parts are put together again, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => joined(text) === text))
  })

  it('never opens a tag or an entity in HTML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '/', '\u202E') }),
        (text) => {
          const inside = evidence(text).replace(/^<bdi>|<\/bdi>$|<i class="u">U\+[0-9A-F]+<\/i>/g, '')
          expect(inside).not.toMatch(/[<>"']/)
        },
      ),
    )
    expect(escapeHtml(`<img src=x onerror="a('b')">&amp;`)).toBe(
      '&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;amp;',
    )
  })
})
