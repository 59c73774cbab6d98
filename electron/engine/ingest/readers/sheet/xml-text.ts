import { decode } from '../encoding.ts'
import { XmlFault } from './xml-fault.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The text that UTF-8 bytes of an XML file mean; null where they are not UTF-8. Line ends become LF (XML 1.0, 2.11).
 * `references`: references stand for characters in it; else (CDATA) an ampersand is an ampersand.
 * @throws XmlFault for an entity that XML itself does not have: none is ever declared here.
 */
export function xmlText(bytes: Buffer, references: boolean): string | null {
  const text = decode(bytes, 'utf-8', false)
  if (text === null) return null
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
  if (!references || !lines.includes('&')) return lines
  return lines.replace(/&([^;&]{0,40});?/g, (whole, name: string) => {
    const character = named[name] ?? numbered(name)
    if (character === null || !whole.endsWith(';')) {
      throw new XmlFault(`refers to "${whole.slice(0, 40)}", which XML does not have`)
    }
    return character
  })
}

/** #65 or #x41. */
function numbered(name: string): string | null {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name)
  if (digits === null) return null
  const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  const stands = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
  return stands ? String.fromCodePoint(point) : null
}
