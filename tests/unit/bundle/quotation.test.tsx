import '../../support/dom.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type QuotedMessage, quotationHtml, quotationText } from '../../../shared/bundle/quotation.ts'
import { messageRow } from '../../support/message-row.ts'

const quoted = (body: string | null, chosen = true): QuotedMessage => ({
  row: {
    ...messageRow({}),
    address: { ...messageRow({}).address, exhibit: 'SMITH/1' },
    body,
    sentAt: Date.UTC(2020, 3, 14, 8, 12, 5),
  },
  sha256: 'ab'.repeat(32),
  chosen,
})

describe('a quotation as text', () => {
  test('has each message under its time with the zone, its ends and its address, and the hash of the file once', () => {
    const text = quotationText([quoted('box is landing'), quoted('ok')], 'Europe/London')
    expect(text).toContain('2020-04-14 09:12:05 London (BST)')
    expect(text).toContain('box is landing\nSMITH/1 (messages.csv), row 2 (0123456789abcdef:2)')
    expect(text.match(/SHA-256/g)).toHaveLength(1)
    expect(text).not.toContain('>')
  })

  test('marks the messages that were asked for among those around them', () => {
    const lines = quotationText(
      [quoted('before', false), quoted('this'), quoted('after', false)],
      'UTC',
    ).split('\n')
    expect(lines).toContain('> this')
    expect(lines).toContain('  before')
  })

  test('says what stands in the place of a text, and that a time was not given', () => {
    const row = { ...messageRow({}), body: null, sentAt: null, timeText: null, kind: 'call' }
    const text = quotationText([{ ...quoted(null), row }], 'UTC')
    expect(text).toContain('time not given')
    expect(text).toContain('[call]')
  })
})

test('as a table, no text can become anything but text', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '</td></tr></table><script>1</script>',
      '&lt;b&gt;',
      '\u202Eabc',
    ),
  )
  fc.assert(
    fc.property(hostile, (body) => {
      const page = document.createElement('div')
      page.innerHTML = quotationHtml([quoted(body)], 'UTC')
      expect(page.querySelectorAll('img, script')).toHaveLength(0)
      expect(page.querySelectorAll('tbody tr')).toHaveLength(1)
      expect(page.querySelectorAll('tbody td')).toHaveLength(5)
    }),
  )
})
