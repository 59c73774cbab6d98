import type { Finding } from '../../../../shared/contract/import.ts'
import type { DelimitedDialect, Encoding } from '../../../../shared/domain/dialect.ts'
import { type ByteSource, bytesSource } from './byte-source.ts'
import { delimitedRows } from './delimited-rows.ts'
import { regularity, type Trial, tryDelimited } from './delimited-trial.ts'
import { sampleLines } from './sample.ts'
import { sniffEncoding } from './sniff-encoding.ts'
import { sniffHeader } from './sniff-header.ts'

const delimiters = [',', ';', '\t', '|']
/** Stands for "no delimiter": it is in no text. */
const none = '\x1f'

const names: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  [none]: 'none (one column)',
}

export function delimiterName(delimiter: string): string {
  return names[delimiter] ?? `"${delimiter}"`
}

/**
 * Decides the dialect on evidence from several places of the file. Anything can be read as delimited text, so this never
 * refuses.
 */
export function sniffDelimited(
  source: ByteSource,
  declared: Encoding | null,
): {
  dialect: DelimitedDialect
  findings: Finding[]
  /** Cells of the header row, 0 when there is none; and the usual number of cells of a row. */
  header: number
  width: number
} {
  const { encoding, finding } = sniffEncoding(source, declared)
  const samples = sampleLines(source, encoding)

  const newlines = countNewlines(samples)
  const trials = [...delimiters, none].map((delimiter) => {
    const read = (quote: '"' | null) => tryDelimited(samples, { delimiter, quote, newline: 'any' })
    return betterQuote(read('"'), read(null))
  })
  const best = bestDelimiter(trials)

  const withoutCr =
    newlines.cr > 0 && newlines.lf + newlines.crlf > 0
      ? tryDelimited(samples, { delimiter: best.delimiter, quote: best.quote, newline: 'lf' })
      : null
  const chosen =
    withoutCr !== null && withoutCr.regular / withoutCr.records > regularity(best) ? withoutCr : best

  const dialect: DelimitedDialect = {
    format: 'delimited',
    encoding,
    delimiter: chosen.delimiter,
    quote: chosen.quote,
    newline: chosen.newline,
    headerRow: null,
    shortRows: 'reject',
  }
  const head = bytesSource(source.name, samples[0] ?? new Uint8Array())
  const records = [...delimitedRows(head, inUtf8(dialect), null)].flatMap(({ rows }) => rows)
  const header = sniffHeader(records, chosen.width)
  dialect.headerRow = header.row
  const findings = [
    finding,
    delimiterFinding(best, trials),
    quoteFinding(best),
    newlineFinding(newlines, chosen),
    header.finding,
  ]
  const named = records.find(({ row }) => row === dialect.headerRow)
  return { dialect, findings, header: named?.cells.length ?? 0, width: chosen.width }
}

/** Samples are UTF-8 already where the file is UTF-16. */
function inUtf8(dialect: DelimitedDialect): DelimitedDialect {
  const wide = dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be'
  return wide ? { ...dialect, encoding: 'utf-8' } : dialect
}

/**
 * Whether quotes quote: the reading with fewer irregular records wins. Where both are as regular, one that merges lines which are
 * regular by themselves is wrong; then quotes that had to be there decide. What is left is a matter of custom: commas and their like
 * are read by the book (RFC 4180), but in tab-separated dumps of chats a message that begins and ends with a quotation mark would
 * lose both, so there a quote stays a letter unless whole columns are quoted.
 */
function betterQuote(quoted: Trial, plain: Trial): Trial {
  if (quoted.alwaysQuoted > 0 && quoted.faults * 20 < quoted.records) return quoted
  if (irregular(quoted) !== irregular(plain)) return irregular(quoted) < irregular(plain) ? quoted : plain
  if (quoted.records < plain.records) return plain
  if (quoted.needed > 0) return quoted
  return quoted.delimiter === '\t' || quoted.delimiter === none ? plain : quoted
}

function irregular(trial: Trial): number {
  return trial.records - trial.regular
}

/** The most regular way of cutting rows into two cells or more; one column when none is regular enough. */
function bestDelimiter(trials: readonly Trial[]): Trial {
  const cutting = trials
    .filter((trial) => trial.delimiter !== none && trial.width > 1 && regularity(trial) >= 0.6)
    .sort((a, b) => Math.round((regularity(b) - regularity(a)) * 50) || b.width - a.width)
  const best = cutting[0] ?? trials.find((trial) => trial.delimiter === none) ?? trials[0]
  if (best === undefined) throw new RangeError('no delimiter to try')
  return best
}

function delimiterFinding(best: Trial, trials: readonly Trial[]): Finding {
  const said = trials
    .filter((trial) => trial.delimiter !== none && trial.width > 1)
    .map(
      (trial) =>
        `${delimiterName(trial.delimiter)}: ${trial.width} cells in ${trial.regular} of ${trial.records} rows`,
    )
  const rival = trials.find(
    (trial) =>
      trial !== best &&
      trial.width === best.width &&
      best.width > 1 &&
      regularity(best) - regularity(trial) < 0.02,
  )
  return {
    what: 'delimiter',
    value: delimiterName(best.delimiter),
    evidence: said.length > 0 ? said.join('; ') : 'no delimiter cuts the rows into the same number of cells',
    doubt: rival !== undefined,
  }
}

function quoteFinding(best: Trial): Finding {
  if (best.quote === null) {
    return {
      what: 'quote',
      value: 'none: a quotation mark is a letter',
      evidence: `read so, ${best.regular} of ${best.records} rows have ${best.width} ${best.width === 1 ? 'cell' : 'cells'}`,
      doubt: false,
    }
  }
  const evidence =
    best.quoted === 0
      ? 'no cell of the sample begins with one'
      : `${best.quoted} cells are quoted, ${best.needed} of them had to be; ${best.faults} rows where quotes do not pair`
  return { what: 'quote', value: '"', evidence, doubt: false }
}

interface Newlines {
  lf: number
  crlf: number
  cr: number
}

function countNewlines(samples: readonly Buffer[]): Newlines {
  const counts = { lf: 0, crlf: 0, cr: 0 }
  for (const bytes of samples) {
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === 10) counts.lf++
      else if (bytes[at] === 13) {
        if (bytes[at + 1] === 10) {
          counts.crlf++
          at++
        } else counts.cr++
      }
    }
  }
  return counts
}

function newlineFinding({ lf, crlf, cr }: Newlines, chosen: Trial): Finding {
  const kinds = [
    ['LF', lf],
    ['CRLF', crlf],
    ['CR', cr],
  ].filter(([, count]) => count !== 0)
  const value =
    chosen.newline === 'lf'
      ? 'LF and CRLF; a lone CR is part of its cell'
      : kinds.map(([kind]) => kind).join(' and ')
  return {
    what: 'line endings',
    value: value === '' ? 'none: one line' : value,
    evidence: kinds.map(([kind, count]) => `${kind} ${count}`).join(', '),
    doubt: false,
  }
}
