/** Where a row is brought to: 'auto' moves only as far as needed. */
export type Align = 'auto' | 'start' | 'center' | 'end'

/** The top that shows a row lying from `from` to `from + size` as wanted, given the present top. */
export function alignedTop(from: number, size: number, top: number, viewport: number, align: Align): number {
  const atStart = from
  const atEnd = from + size - viewport
  switch (align) {
    case 'start':
      return atStart
    case 'end':
      return atEnd
    case 'center':
      // A row taller than the viewport is shown from its beginning.
      return size >= viewport ? atStart : (atStart + atEnd) / 2
    case 'auto':
      if (size >= viewport) return top >= atStart && top <= atEnd ? top : top < atStart ? atStart : atEnd
      return Math.max(atEnd, Math.min(atStart, top))
  }
}
