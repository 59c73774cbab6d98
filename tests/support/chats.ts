import {
  type ByteSource,
  bytesSource,
  type ReadReject,
  readRecords,
  recognise,
  type Sniffed,
} from '../../electron/engine/ingest/readers/index.ts'
import type { Field } from '../../shared/domain/mapping.ts'

/** A record by column, without what is null; `row` and `line` beside it. */
export interface ReadMessage {
  row: number
  line: number
  cells: Record<string, string>
  raw: string
}

export interface ReadChat {
  sniffed: Sniffed
  format: string
  messages: ReadMessage[]
  rejects: ReadReject[]
  bytes: number
}

export const sourceOf = (content: string | Uint8Array, name = 'chat.txt'): ByteSource =>
  bytesSource(name, typeof content === 'string' ? Buffer.from(content) : content)

/** Recognises a file by its content and reads it whole. */
export async function readChat(content: string | Uint8Array | ByteSource, name?: string): Promise<ReadChat> {
  const file =
    typeof content === 'string' || content instanceof Uint8Array ? sourceOf(content, name) : content
  const input = { file, sheet: null }
  const sniffed = await recognise(input)
  const chat: ReadChat = { sniffed, format: sniffed.dialect.format, messages: [], rejects: [], bytes: 0 }
  for await (const batch of readRecords(input, sniffed.dialect, sniffed.columns)) {
    for (const [index, { row, line, cells, more }] of batch.rows.entries()) {
      const named = sniffed.columns.flatMap((column, at) => {
        const cell = cells[at]
        return typeof cell === 'string' ? [[column, cell] as const] : []
      })
      const others = Object.entries(more ?? {}).filter((pair): pair is [string, string] => pair[1] !== null)
      chat.messages.push({
        row,
        line,
        cells: Object.fromEntries([...named, ...others]),
        raw: batch.raw(index),
      })
    }
    chat.rejects.push(...batch.rejects)
    chat.bytes = batch.bytes
  }
  return chat
}

/** The cells that the format itself maps to these fields. */
export function mapped({ sniffed, messages }: ReadChat, ...fields: Field[]): (string | null)[][] {
  return messages.map(({ cells }) =>
    fields.map((field) => {
      const column = sniffed.fields[field]
      return column === undefined ? null : (cells[column] ?? null)
    }),
  )
}
