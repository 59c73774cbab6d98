import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { XmlFault } from '../../../electron/engine/ingest/readers/sheet/xml-fault.ts'
import { XmlScanner } from '../../../electron/engine/ingest/readers/sheet/xml-scanner.ts'

/** Everything that a scanner finds in pieces of XML; texts that follow each other are one. */
function scan(pieces: readonly Buffer[], qualified = false): string[] {
  const scanner = new XmlScanner(['a', 'b', 'long-name'], qualified ? ['p:x', 'q:x'] : ['x', 'y'], qualified)
  const found: string[] = []
  const drain = () => {
    for (let token = scanner.next(); token !== 'more' && token !== 'end'; token = scanner.next()) {
      if (token === 'text') {
        const text = scanner.text() ?? '(not UTF-8)'
        const last = found.length - 1
        if (found[last]?.startsWith('text ')) found[last] += text
        else found.push(`text ${text}`)
      } else if (token === 'open')
        found.push(`open ${scanner.element} ${scanner.value(0)} ${scanner.value(1)}`)
      else found.push(`close ${scanner.element}`)
    }
  }
  for (const piece of pieces) {
    scanner.push(piece)
    drain()
  }
  scanner.finish()
  drain()
  return found
}

const xml = `<?xml version="1.0"?><!-- <b> - -- > --><p:a xmlns:x="1" x='&lt;"' other="2"\n p:y = ">"><long-name/>é &amp; &#x1F600;\r\n<![CDATA[<b>]] ]]]><c:unknown>t</c:unknown ><p:b x="" /></p:a>`
const found = [
  'open 0 <" >',
  'open 2 null null',
  'close 2',
  'text é & 😀\n<b>]] ]',
  'open -1 null null',
  'text t',
  'close -1',
  'open 1  null',
  'close 1',
  'close 0',
]

describe('the XML scanner', () => {
  it('finds tags, attributes and texts, whatever their prefixes and quotation marks', () => {
    expect(scan([Buffer.from(xml)])).toEqual(found)
  })

  it('finds the same wherever the file is cut into pieces', () => {
    const bytes = Buffer.from(xml)
    for (let at = 0; at <= bytes.length; at++) {
      expect(scan([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(found)
    }
    expect(scan(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(found)
  })

  it('finds the same in long texts, which come in pieces of their own', () => {
    const long = fc.string({
      unit: fc.constantFrom('é😀 ', '&amp;', '_x000D_', '\r\n', 'plain '.repeat(5000)),
      minLength: 5,
      maxLength: 30,
    })
    fc.assert(
      fc.property(long, fc.boolean(), (text, cdata) => {
        const inner = cdata ? `<![CDATA[${text}]]>` : text
        const whole = Buffer.from(`<a>${inner}</a>`)
        const pieces: Buffer[] = []
        for (let at = 0; at < whole.length; at += 16_000) pieces.push(whole.subarray(at, at + 16_000))
        const meant = (cdata ? text : text.replaceAll('&amp;', '&')).replaceAll('\r\n', '\n')
        expect(scan(pieces)).toEqual(['open 0 null null', `text ${meant}`, 'close 0'])
      }),
      { numRuns: 60 },
    )
  })

  it('keeps attributes of different prefixes apart when asked to', () => {
    expect(scan([Buffer.from('<a q:x="2" p:x="1"/><b x="3" r:x="4"/>')], true)).toEqual([
      'open 0 1 2',
      'close 0',
      'open 1 null null',
      'close 1',
    ])
  })

  it.each([
    '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    '<!doctype a>',
    '<a><!ELEMENT a></a>',
    '<a>&lol;</a>',
    '<a>&amp</a>',
    '<a>&#xD800;</a>',
    '<a x=1/>',
    '<a x/>',
    '<a <b>',
    '<>',
    '</a b>',
    `<a x="${'y'.repeat(2_000_000)}`,
  ])('refuses %s', (text) => {
    const bytes = Buffer.from(text)
    expect(() => scan([bytes.subarray(0, bytes.length - 1), bytes.subarray(bytes.length - 1)])).toThrow(
      XmlFault,
    )
  })

  it('reads whatever bytes to an end', () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('<>/="\'&;!?[]-: ab')))
    fc.assert(
      fc.property(fc.array(fc.array(byte), { maxLength: 8 }), (pieces) => {
        try {
          expect(scan(pieces.map((piece) => Buffer.from(piece)))).toBeInstanceOf(Array)
        } catch (error) {
          if (!(error instanceof XmlFault)) throw error
        }
      }),
      { numRuns: 1000 },
    )
  })
})
