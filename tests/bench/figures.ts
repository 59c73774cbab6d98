/** Percentile of measured times by nearest rank. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const p50 = (values: readonly number[]): number => percentile(values, 0.5)
export const p95 = (values: readonly number[]): number => percentile(values, 0.95)

export const thousands = (perSecond: number): string => `${(perSecond / 1000).toFixed(0)} k/s`
export const seconds = (value: number): string => `${value.toFixed(2)} s`
export const millis = (value: number): string => `${value.toFixed(2)} ms`
export const mebibytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MiB`

/** Prints rows of text under headings, columns aligned. */
export function table(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  process.stdout.write(`\n${title}\n${line(headings)}\n${rows.map(line).join('\n')}\n`)
}
