import { WinnowError } from '../../../../shared/contract/error.ts'
import type { Finding } from '../../../../shared/contract/import.ts'
import type { JsonArrayDialect } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { byteEncoding } from './encoding.ts'
import { descend, findArrays, JsonCursor } from './json-cursor.ts'
import { JsonElements } from './json-elements.ts'
import { JsonRecord } from './json-record.ts'
import type { Batch, TextReader } from './reader.ts'
import { sniffEncoding } from './sniff-encoding.ts'
import { Window } from './window.ts'

/** How much of the beginning is searched for arrays and for the names of columns. */
const sniffBytes = 8 * 1024 * 1024
const sniffElements = 5000
const batchBytes = 512 * 1024

/**
 * A JSON array of objects: outermost, or under keys of outer objects. The row is the element's number from 1. Elements are found by
 * the structure of the bytes and read one at a time, so the array may be as large as the disk.
 */
export const jsonArrayReader: TextReader<JsonArrayDialect> = {
  format: 'json-array',

  sniff(source, declared) {
    const { encoding, finding } = sniffEncoding(source, declared)
    const first = cursorAt(source, encoding).next()
    if (first !== 0x5b && first !== 0x7b) return null
    const cursor = cursorAt(source, encoding, sniffBytes)
    const { arrays, keys, whole, followed } = findArrays(cursor)
    // More documents behind the first: one on each line.
    if (followed && first === 0x7b) return null
    const path = arrays[0]
    if (path === undefined) {
      if (whole && !followed && (first === 0x5b || cursor.line > 2)) throw noArray(source)
      return null
    }
    const dialect: JsonArrayDialect = { format: 'json-array', encoding, path }
    const findings = [arrayFinding(path, arrays, keys), finding]
    return { dialect, columns: jsonArrayReader.columns(source, dialect), findings, fields: {} }
  },

  columns(source, dialect) {
    const names = new Set<string>()
    let elements = 0
    for (const batch of read(source, dialect, [])) {
      for (const row of batch.rows) for (const name of Object.keys(row.more ?? {})) names.add(name)
      elements += batch.rows.length
      if (elements >= sniffElements || batch.bytes >= sniffBytes) break
    }
    return [...names]
  },

  read,
}

function noArray(source: ByteSource): WinnowError {
  return new WinnowError(
    'file.unknown',
    `${source.name} cannot be imported: it is JSON, but holds no array of objects that could be messages.`,
  )
}

function cursorAt(source: ByteSource, encoding: JsonArrayDialect['encoding'], to = source.size): JsonCursor {
  return new JsonCursor(new Window(source, encoding, 0, to))
}

function arrayFinding(path: string[], arrays: string[][], keys: string[]): Finding {
  const name = (at: readonly string[]) => (at.length === 0 ? 'the outermost array' : at.join(' › '))
  const others = keys.filter((key) => key !== path[0])
  const beside =
    others.length > 0 ? `; beside it and not read as rows: ${others.slice(0, 12).join(', ')}` : ''
  return {
    what: 'format',
    value: path.length === 0 ? 'JSON array' : `JSON array under ${name(path)}`,
    evidence:
      arrays.length > 1
        ? `arrays of objects: ${arrays.map(name).join('; ')}${beside}`
        : `${name(path)}${beside}`,
    doubt: arrays.length > 1,
  }
}

function* read(
  source: ByteSource,
  dialect: JsonArrayDialect,
  columns: readonly string[],
): Generator<Batch, void, undefined> {
  const cursor = cursorAt(source, dialect.encoding)
  const elements = new JsonElements(cursor, byteEncoding(dialect.encoding), new JsonRecord(columns))
  if (!descend(cursor, dialect.path)) {
    const raw = cursor.window.bytes.subarray(
      cursor.window.start,
      Math.min(cursor.window.end, cursor.window.start + 200),
    )
    elements.reject('json', 'there is no array of objects where one is wanted', raw)
    yield elements.take()
    return
  }
  while (elements.step()) if (elements.bytesSinceTake > batchBytes) yield elements.take()
  elements.finish(dialect.path.length > 0)
  yield elements.take()
}
