import type { ScanSettings } from './delimited-bytes.ts'
import { DelimitedScan, flag } from './delimited-scan.ts'

/** What a sample looks like under one set of settings. */
export interface Trial extends ScanSettings {
  /** Records, and how many of them are faults (quotes that do not pair). */
  records: number
  faults: number
  /** The usual number of cells, and how many records have it. */
  width: number
  regular: number
  /** Quoted cells: all, and those that had to be (they hold a delimiter, a line end or a quote). */
  quoted: number
  needed: number
  /** Columns in which nearly every filled cell is quoted. */
  alwaysQuoted: number
}

/** Share of records that have the usual number of cells. */
export function regularity(trial: Trial): number {
  return trial.records === 0 ? 0 : trial.regular / trial.records
}

/** Scans samples (whole lines) byte by byte, whatever their encoding: delimiters, quotes and line ends are ASCII. */
export function tryDelimited(samples: readonly Buffer[], settings: ScanSettings): Trial {
  const widths = new Map<number, number>()
  const filled: number[] = []
  const quotedIn: number[] = []
  const trial: Trial = {
    ...settings,
    records: 0,
    faults: 0,
    width: 0,
    regular: 0,
    quoted: 0,
    needed: 0,
    alwaysQuoted: 0,
  }
  const bytes = samples.reduce((sum, sample) => sum + sample.length, 0)
  const scan = new DelimitedScan(settings, bytes)
  const mustQuote = new RegExp(`[\r\n"${settings.delimiter === '|' ? '\\|' : settings.delimiter}]`)
  for (const bytes of samples) {
    for (let from = 0, used = 0; ; from = used) {
      used = scan.scan(bytes, from, bytes.length, true)
      for (let index = 0; index < scan.count; index++) {
        trial.records++
        if (((scan.flags[index] ?? 0) & flag.fault & ~flag.nul) !== 0) {
          trial.faults++
          continue
        }
        const first = scan.cell[index] ?? 0
        const count = (scan.cell[index + 1] ?? 0) - first
        widths.set(count, (widths.get(count) ?? 0) + 1)
        for (let c = 0; c < count && c < 256; c++) {
          const start = scan.cellFrom[first + c] ?? 0
          const to = scan.cellTo[first + c] ?? 0
          const end = to < 0 ? -1 - to : to
          const isQuoted =
            settings.quote !== null && start > (scan.from[index] ?? 0) && bytes[start - 1] === 34
          if (end > start || isQuoted) filled[c] = (filled[c] ?? 0) + 1
          if (!isQuoted) continue
          quotedIn[c] = (quotedIn[c] ?? 0) + 1
          trial.quoted++
          if (mustQuote.test(bytes.toString('latin1', start, end))) trial.needed++
        }
      }
      if (used === from || used >= bytes.length) break
    }
  }
  const [usual, regular] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  trial.width = usual
  trial.regular = regular
  trial.alwaysQuoted = quotedIn.filter((count, c) => count >= 3 && count >= (filled[c] ?? 0) * 0.9).length
  return trial
}
