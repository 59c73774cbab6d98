import { WinnowError } from '../../../../../shared/contract/error.ts'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import {
  type Batch,
  type Reader,
  type ReadReject,
  type Row,
  rawLimit,
  recordLimit,
  type Sniffed,
} from '../reader.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { uniqueNames } from '../unique-names.ts'
import { type Model, plainModel } from './model.ts'
import { type OpenedReport, openReport } from './open.ts'
import { made, ReportRecord } from './record.ts'
import { messageTypes, Report, type ReportMessage } from './report.ts'

/** How much of a report is looked at before it is imported. */
const sampleBytes = 32 * 1024 * 1024
const batchRows = 2000
const batchBytes = 4 * 1024 * 1024

/**
 * Cellebrite's report.xml, bare or in a UFDR: instant messages, SMS, MMS, e-mails and calls, one a row. The row is the message's number in
 * the report, from 1; an XML report has no lines that mean anything, so that is its line too.
 */
export const ufdrReader: Reader<DialectOf<'ufdr'>> = {
  format: 'ufdr',

  async sniff({ file }) {
    const opened = await openReport(file)
    if (opened === null) return null
    try {
      const sample = await sampleOf(file, opened)
      return {
        dialect: { format: 'ufdr' },
        columns: sample.columns,
        findings: sample.findings,
        fields: {
          time: 'time',
          sender: 'sender',
          recipient: 'recipient',
          conversation: 'conversation',
          text: 'text',
          kind: 'kind',
          image: 'attachment',
          received: 'received',
          read: 'read',
          position: 'position',
          record: 'id',
        },
      } satisfies Sniffed
    } finally {
      opened.close()
    }
  },

  async columns({ file }) {
    const opened = await openReport(file)
    if (opened === null) return [...made]
    try {
      return (await sampleOf(file, opened)).columns
    } finally {
      opened.close()
    }
  },

  async *read({ file }, _, columns) {
    const opened = await openReport(file)
    if (opened === null) return
    try {
      yield* read(file, opened, columns)
    } finally {
      opened.close()
    }
  },
}

async function sampleOf(
  file: ByteSource,
  opened: OpenedReport,
): Promise<Pick<Sniffed, 'columns' | 'findings'>> {
  const report = new Report()
  const record = new ReportRecord()
  const names = new Set<string>()
  let rows = 0
  let extent = 'the whole report'
  try {
    for await (const messages of report.messages(opened.stream())) {
      for (const message of messages) {
        rows++
        for (const name of record.cells(message).others.keys()) names.add(name)
      }
      if (report.bytes >= sampleBytes) {
        extent = `the first ${sampleBytes / 1024 / 1024} MB of the report`
        break
      }
    }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    if (rows === 0) {
      throw new WinnowError(
        'file.unknown',
        `${file.name} cannot be imported: it begins as a Cellebrite report, but its XML ${error.message}. Make the report again.`,
      )
    }
    // The import tells where it broke.
    extent = 'the report up to where its XML breaks'
  }
  return {
    columns: uniqueNames([...made, ...names]),
    findings: [formatFinding(opened, report.counts, rows, extent)],
  }
}

function formatFinding(
  opened: OpenedReport,
  counts: ReadonlyMap<string, number>,
  rows: number,
  extent: string,
): Sniffed['findings'][number] {
  const list = (types: [string, number][]) => types.map(([type, count]) => `${count} ${type}`).join(', ')
  const all = [...counts].sort(([, a], [, b]) => b - a)
  const isRow = (type: string) => messageTypes.has(type) || type.endsWith(' in chats')
  const read = list(all.filter(([type]) => isRow(type)))
  const left = list(all.filter(([type]) => !isRow(type) && type !== 'Chat'))
  return {
    what: 'format',
    value: `Cellebrite report${opened.packed ? ' (UFDR)' : ''}`,
    evidence: `in ${extent}: ${rows} messages in ${counts.get('Chat') ?? 0} chats and outside them (${read === '' ? 'none' : read}); not messages, and not imported: ${left === '' ? 'nothing' : left}. Messages quoted inside messages are kept with these`,
    doubt: false,
  }
}

class ReportBatch implements Batch {
  readonly rows: Row[] = []
  readonly rejects: ReadReject[] = []
  readonly models: Model[] = []
  bytes = 0

  /** A message has no text of its own that could be read outside its report: its fields as JSON. */
  raw(index: number): string {
    const model = this.models[index]
    return model === undefined ? '' : rawOf(model)
  }
}

const rawOf = (model: Model): string => JSON.stringify({ type: model.type, ...plainModel(model) })

async function* read(
  file: ByteSource,
  opened: OpenedReport,
  columns: readonly string[],
): AsyncGenerator<Batch, void, undefined> {
  const report = new Report()
  const cells = new Cells(columns)
  let batch = new ReportBatch()
  let row = 1
  let from = 0
  const take = () => {
    const taken = batch
    from = report.bytes
    taken.bytes = Math.round((report.bytes / Math.max(1, opened.bytes)) * file.size)
    batch = new ReportBatch()
    return taken
  }
  try {
    for await (const messages of report.messages(opened.stream())) {
      for (const message of messages) cells.add(batch, message, row++)
      const count = batch.rows.length + batch.rejects.length
      if (count >= batchRows || (count > 0 && report.bytes - from >= batchBytes)) yield take()
    }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    const raw = report.unfinished === null ? '' : rawOf(report.unfinished).slice(0, rawLimit)
    const detail = `the report ${error.message}; what stands behind it cannot be read`
    batch.rejects.push({ row, line: row, reason: 'truncated', detail, raw })
  }
  yield take()
}

/** Puts messages into rows under the columns. */
class Cells {
  readonly #record = new ReportRecord()
  readonly #at: ReadonlyMap<string, number>
  readonly #width: number

  constructor(columns: readonly string[]) {
    this.#at = new Map(columns.map((name, index) => [name, index]))
    this.#width = columns.length
  }

  add(batch: ReportBatch, message: ReportMessage, row: number): void {
    const model = message.message
    const fault = faultOf(message)
    if (fault !== null) {
      batch.rejects.push({ row, line: row, ...fault, raw: rawOf(model).slice(0, rawLimit) })
      return
    }
    const given = this.#record.cells(message)
    const cells = [...given.made, ...new Array<string | null>(this.#width - given.made.length).fill(null)]
    let more: Record<string, string | null> | null = null
    for (const [name, text] of given.others) {
      const at = this.#at.get(name)
      if (at !== undefined && at >= made.length) cells[at] = text
      else {
        more ??= Object.create(null) as Record<string, string | null>
        more[name] = text
      }
    }
    batch.rows.push({ row, line: row, cells, more })
    batch.models.push(model)
  }
}

function faultOf({ message, overlong }: ReportMessage): Pick<ReadReject, 'reason' | 'detail'> | null {
  if (overlong) {
    return {
      reason: 'too long',
      detail: `longer than ${recordLimit / 1024 / 1024} MB; its beginning is kept`,
    }
  }
  if (message.damaged) return { reason: 'encoding', detail: 'some of its bytes are not UTF-8, or are NUL' }
  return null
}
