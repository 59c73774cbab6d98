import type { Span } from './syntax.ts'

export interface Excerpt {
  /** A slice of the body, unchanged. */
  readonly text: string
  /** Where the slice begins in the body, UTF-16. */
  readonly from: number
  /** The hits within the slice, offsets into `text`. */
  readonly ranges: readonly Span[]
  /** There is more of the body before or after it. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** How far a cut may move to fall between words. */
const REACH = 24

/**
 * A piece of a message around its first hit, at most `width` UTF-16 units long (a single longer hit is cut). Cuts fall
 * between words where that is near, never inside a character or an emoji's sequence.
 * @param ranges as `highlight` gives them; none: the beginning of the message.
 */
export function excerpt(body: string, ranges: readonly Span[], width: number): Excerpt {
  const { from, to } = window(body, ranges[0], Math.max(1, width))
  return {
    text: body.slice(from, to),
    from,
    ranges: ranges
      .filter((range) => range.from < to && range.to > from)
      .map((range) => ({ from: Math.max(range.from, from) - from, to: Math.min(range.to, to) - from })),
    cutBefore: from > 0,
    cutAfter: to < body.length,
  }
}

function window(body: string, hit: Span | undefined, width: number): Span {
  if (body.length <= width) return { from: 0, to: body.length }
  const hitFrom = hit?.from ?? 0
  const hitTo = Math.min(hit?.to ?? 0, hitFrom + width)
  const lead = Math.min(Math.floor(width / 4), width - (hitTo - hitFrom))
  const start = Math.max(0, Math.min(hitFrom - lead, body.length - width))
  const from = start === 0 ? 0 : cutForward(body, start, hitFrom)
  const end = Math.min(body.length, from + width)
  const to = end === body.length ? end : cutBack(body, end, Math.max(hitTo, from + 1))
  return { from, to }
}

/** The first good place to begin at or after `at`, not beyond `limit`. */
function cutForward(body: string, at: number, limit: number): number {
  const last = Math.min(limit, at + REACH)
  for (let i = at; i <= last; i++) if (/\s/.test(body.charAt(i - 1)) && !/\s/.test(body.charAt(i))) return i
  for (let i = at; i <= last; i++) if (isBoundary(body, i)) return i
  return limit
}

/** The last good place to end at or before `at`, not before `limit`. */
function cutBack(body: string, at: number, limit: number): number {
  const first = Math.max(limit, at - REACH)
  for (let i = at; i >= first; i--) if (/\s/.test(body.charAt(i)) && !/\s/.test(body.charAt(i - 1))) return i
  for (let i = at; i >= first; i--) if (isBoundary(body, i)) return i
  return isLowSurrogate(body, at) ? at - 1 : at
}

/** Holds emoji together, as in a family. */
const JOINER = '\u200D'

const isLowSurrogate = (body: string, at: number) => /[\uDC00-\uDFFF]/.test(body.charAt(at))

/** False inside a surrogate pair, before a combining mark, and inside a sequence of joined emoji. */
function isBoundary(body: string, at: number): boolean {
  if (isLowSurrogate(body, at)) return false
  const next = String.fromCodePoint(body.codePointAt(at) ?? 0)
  return next !== JOINER && body.charAt(at - 1) !== JOINER && !/[\p{M}\p{Emoji_Modifier}]/u.test(next)
}
