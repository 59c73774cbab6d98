/** One bar of a strip: a day, an hour, a bucket of time. */
export interface Bar {
  /** 'Tue 14 April 2020'; also the row's heading in the table. */
  readonly label: string
  readonly count: number
  /** Nothing was collected for it, which is not the same as nothing sent. */
  readonly gap?: boolean
  /** How many of the count are set off, as those that were seen. */
  readonly part?: number
}

/** Both ends belong to it. */
export interface BarRange {
  readonly from: number
  readonly to: number
}

export function rangeOf(a: number, b: number): BarRange {
  return { from: Math.min(a, b), to: Math.max(a, b) }
}

/** The bar under a point, `x` px into a strip `width` px wide. */
export function barAt(x: number, width: number, count: number): number {
  if (width <= 0 || count === 0) return 0
  return Math.max(0, Math.min(count - 1, Math.floor((x / width) * count)))
}

/**
 * One SVG path for all bars that pass, in a box `bars.length` wide and 1 high with its origin at the top. A bar that is
 * not zero is never too low to see: one message on a day matters as much as a thousand.
 */
export function barsPath(
  bars: readonly Bar[],
  passes: (bar: Bar, index: number) => boolean,
  least = 0.06,
  heightOf: (bar: Bar) => number = ({ count }) => count,
): string {
  const most = bars.reduce((max, bar) => Math.max(max, bar.count), 1)
  const space = bars.length > 200 ? 0 : 0.16
  let path = ''
  for (const [index, bar] of bars.entries()) {
    const value = heightOf(bar)
    if (value <= 0 || !passes(bar, index)) continue
    const height = Math.max(least, value / most)
    path += `M${index + space / 2} 1v${-height}h${1 - space}v${height}z`
  }
  return path
}

/** One path for the gaps: the strip's whole height. */
export function gapsPath(bars: readonly Bar[]): string {
  let path = ''
  for (const [index, bar] of bars.entries()) if (bar.gap) path += `M${index} 0h1v1h-1z`
  return path
}
