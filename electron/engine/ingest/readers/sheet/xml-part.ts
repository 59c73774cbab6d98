import { utf16ToUtf8 } from '../encoding.ts'
import { XmlFault } from './xml-fault.ts'
import type { XmlScanner, XmlToken } from './xml-scanner.ts'

/** XML files of office documents are UTF-8 or UTF-16 (ECMA-376 part 2, 9.1.2); as UTF-8 without a byte order mark. */
export async function* utf8Pieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let head: Buffer | null = Buffer.alloc(0)
  let wide: 'utf-16le' | 'utf-16be' | null = null
  let rest = Buffer.alloc(0)
  const narrowed = (piece: Buffer): Buffer => {
    if (wide === null) return piece
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    // An odd byte, and the first half of a pair, wait for the next piece.
    let to = all.length & ~1
    const lead = all[wide === 'utf-16le' ? to - 1 : to - 2] ?? 0
    if (lead >= 0xd8 && lead < 0xdc) to -= 2
    rest = Buffer.from(all.subarray(to))
    return utf16ToUtf8(all.subarray(0, to), wide)
  }
  for await (const piece of stream) {
    if (head === null) {
      yield narrowed(piece)
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < 4) continue
    wide = wideMark(head)
    yield withoutMark(narrowed(head))
    head = null
  }
  if (head !== null && head.length > 0) yield withoutMark(head)
}

function wideMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const [a, b, c, d] = head
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0)) return 'utf-16le'
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0) ? 'utf-16be' : null
}

/** @throws XmlFault where the file says that it is in another encoding. */
function withoutMark(first: Buffer): Buffer {
  const piece = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? first.subarray(3) : first
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(piece.toString('latin1', 0, 200))?.[1]
  if (declared !== undefined && !/^(utf-?8|utf-?16.*|us-ascii)$/i.test(declared)) {
    throw new XmlFault(`is written in ${declared}, which office documents are not`)
  }
  return piece
}

/**
 * Reads a small part of an office document through a scanner; `take` is called for each token.
 * `take` ends the reading early by false.
 */
export async function scanPart(
  stream: AsyncIterable<Buffer>,
  scanner: XmlScanner,
  take: (token: XmlToken) => boolean | undefined,
): Promise<void> {
  for await (const piece of utf8Pieces(stream)) {
    scanner.push(piece)
    if (!drained(scanner, take)) return
  }
  scanner.finish()
  drained(scanner, take)
}

/** False: `take` wants no more. */
function drained(scanner: XmlScanner, take: (token: XmlToken) => boolean | undefined): boolean {
  for (;;) {
    const token = scanner.next()
    if (token === 'more' || token === 'end') return true
    if (take(token) === false) return false
  }
}
