import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import type { RecordReader } from '../json-batch.ts'
import { chatColumns } from '../json-chat/fields.ts'
import { descend, JsonCursor } from '../json-cursor.ts'
import { JsonElements } from '../json-elements.ts'
import { JsonRecord } from '../json-record.ts'
import type { Batch, Reader, Sniffed } from '../reader.ts'
import { Window } from '../window.ts'
import { type ManifestTables, manifestTables, type OpenedManifest, openManifest } from './manifest.ts'
import { consumed, made, RsmfRecord } from './record.ts'

const batchBytes = 512 * 1024
const sampleBytes = 8 * 1024 * 1024
const sampleEvents = 5000

/**
 * Relativity Short Message Format 1.0 and 2.0: the .rsmf mail, its rsmf.zip, or the bare rsmf_manifest.json. One event a row; the row is
 * the event's number from 1.
 */
export const rsmfReader: Reader<DialectOf<'rsmf'>> = {
  format: 'rsmf',

  async sniff({ file }) {
    const opened = await openManifest(file)
    if (opened === null) return null
    const tables = manifestTables(opened.source)
    const { names, unzoned, events } = sampleOf(opened.source)
    const columns = chatColumns(made, names, consumed)
    const time = columns.includes('timestamp') ? { time: 'timestamp' } : {}
    const record = columns.includes('id') ? { record: 'id' } : {}
    return {
      dialect: { format: 'rsmf' },
      columns,
      findings: [
        formatFinding(opened, tables),
        ...(unzoned === 0
          ? []
          : [
              {
                what: 'columns' as const,
                value: `${unzoned} of ${events} sampled timestamps carry no offset`,
                evidence:
                  'the format asks for ISO 8601 and does not say which zone is meant without one: ask the supplier, then declare it',
                doubt: false,
              },
            ]),
      ],
      fields: {
        ...time,
        ...record,
        sender: 'sender',
        recipient: 'recipient',
        conversation: 'conversation',
        text: 'text',
        kind: 'kind',
        image: 'attachment',
        received: 'received',
        read: 'read',
      },
    } satisfies Sniffed
  },

  async columns({ file }) {
    const opened = await openManifest(file)
    return chatColumns(made, opened === null ? [] : sampleOf(opened.source).names, consumed)
  },

  async *read({ file }, _, columns) {
    const opened = await openManifest(file)
    if (opened === null) return
    const { source } = opened
    for (const batch of events(source, new RsmfRecord(columns, manifestTables(source)))) {
      // Progress is told in bytes of the file itself.
      batch.bytes = Math.round((batch.bytes / Math.max(1, source.size)) * file.size)
      yield batch
    }
  },
}

function* events(source: ByteSource, record: RecordReader): Generator<Batch, void, undefined> {
  const cursor = new JsonCursor(new Window(source, 'utf-8'))
  const elements = new JsonElements(cursor, 'utf-8', record)
  if (!descend(cursor, ['events'])) {
    const raw = cursor.window.bytes.subarray(
      cursor.window.start,
      Math.min(cursor.window.end, cursor.window.start + 200),
    )
    elements.reject('json', 'the list of events is missing or broken', raw)
    yield elements.take()
    return
  }
  while (elements.step()) if (elements.bytesSinceTake > batchBytes) yield elements.take()
  elements.finish(true)
  yield elements.take()
}

/** Names of the fields of the first events, and how many of their timestamps have no offset. */
function sampleOf(source: ByteSource): { names: string[]; events: number; unzoned: number } {
  const names = new Set<string>()
  const sample = { events: 0, unzoned: 0 }
  for (const batch of events(source, new JsonRecord([]))) {
    for (const { more } of batch.rows) {
      for (const name of Object.keys(more ?? {})) names.add(name)
      const time = more?.timestamp
      if (typeof time === 'string' && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(time)) sample.unzoned++
    }
    sample.events += batch.rows.length
    if (sample.events >= sampleEvents || batch.bytes >= sampleBytes) break
  }
  return { names: [...names], ...sample }
}

function formatFinding(
  { packing, headers }: OpenedManifest,
  tables: ManifestTables,
): Sniffed['findings'][number] {
  const packed = { manifest: 'a bare manifest', zip: 'a manifest in a zip', mail: 'a manifest in a mail' }[
    packing
  ]
  const told = [
    'x-rsmf-generator',
    'x-rsmf-application',
    'x-rsmf-custodian',
    'x-rsmf-eventcount',
    'x-rsmf-begindate',
    'x-rsmf-enddate',
  ]
    .flatMap((name) => (headers.has(name) ? `${name} ${headers.get(name)}` : []))
    .join(', ')
  const collection = tables.collection === null ? '' : `, event collection ${tables.collection}`
  return {
    what: 'format',
    value: `RSMF ${tables.version ?? ''}`.trim(),
    evidence: `${packed}; participants: ${tables.participants.length}, conversations: ${tables.conversations.length}${collection}${told === '' ? '' : `; ${told}`}`,
    doubt: false,
  }
}
