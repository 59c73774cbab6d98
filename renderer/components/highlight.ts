/** What a stretch of a message is marked for. */
export type MarkKind = 'hit' | 'suggestion' | 'tag' | 'watch'

/** A term of a watch-list: its list's slot of the palette and letter. */
export interface WatchLook {
  readonly letter: string
  readonly colour: number
  readonly name: string
  readonly term: string
}

/** UTF-16 offsets into the text, [from, to). */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: MarkKind
  /** Why it is marked: a suggestion's reason, a tag's name. */
  readonly title?: string
  /** Of a watch-list's term. */
  readonly watch?: WatchLook
}

export interface MarkedPart {
  readonly from: number
  readonly text: string
  readonly kinds: readonly MarkKind[]
  readonly titles: readonly string[]
  /** The watch-lists that have it, the first in colour. */
  readonly watches: readonly WatchLook[]
  /** Letters of the lists whose terms end here. */
  readonly letters: string
}

/**
 * Cuts text at the edges of its marks, so that each part is wholly inside or outside each of them. Marks may overlap,
 * lie outside the text or be empty; the parts' texts joined are always the text. A mark's edge inside a surrogate pair
 * is moved outwards, so that no character is cut in two.
 */
export function markedParts(text: string, marks: readonly Mark[]): MarkedPart[] {
  const inside = marks
    .map((mark) => ({ ...mark, from: outward(text, mark.from, -1), to: outward(text, mark.to, 1) }))
    .filter((mark) => mark.from < mark.to)
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.from, mark.to])])].sort(
    (a, b) => a - b,
  )
  const parts: MarkedPart[] = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined) break
    const here = inside.filter((mark) => mark.from <= from && mark.to >= to)
    parts.push({
      from,
      text: text.slice(from, to),
      kinds: [...new Set(here.map((mark) => mark.kind))],
      titles: here.flatMap((mark) => (mark.title ? [mark.title] : [])),
      watches: here.flatMap((mark) => (mark.watch ? [mark.watch] : [])),
      letters: lettersOf(here.filter((mark) => mark.to === to)),
    })
  }
  return parts
}

const lettersOf = (marks: readonly Mark[]): string =>
  [...new Set(marks.flatMap(({ watch }) => (watch ? [watch.letter] : [])))].join(' ')

function outward(text: string, offset: number, step: -1 | 1): number {
  const at = Math.max(0, Math.min(text.length, Math.trunc(offset)))
  const splits = isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
  return splits ? at + step : at
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
