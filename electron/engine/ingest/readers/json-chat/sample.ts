import type { ByteSource } from '../byte-source.ts'
import { JsonRecord } from '../json-record.ts'
import { type ChatRecord, readChats } from './walk.ts'

const sampleBytes = 8 * 1024 * 1024
const sampleElements = 5000
/** Messages of an account begin behind its contacts and sessions. */
const searchBytes = 64 * 1024 * 1024

export interface ChatsSample {
  /** Names of all fields of the sampled messages, nested ones by path, in the order in which they are met. */
  names: string[]
  messages: number
  /** The first messages, their fields by name. */
  first: Record<string, string | null>[]
}

const firstKept = 50

/** Looks at the messages at the beginning of a JSON export; null where there are none, or it is no JSON object. */
export function sampleChats(source: ByteSource): ChatsSample | null {
  if (!beginsAsObject(source)) return null
  const raw = new JsonRecord([])
  const record: ChatRecord = {
    members: new Set(),
    needed: [],
    enter: () => {},
    read: (text) => raw.read(text),
  }
  const names = new Set<string>()
  const sample: ChatsSample = { names: [], messages: 0, first: [] }
  for (const batch of readChats(source, record, Math.min(searchBytes, source.size))) {
    for (const { more } of batch.rows) {
      for (const name of Object.keys(more ?? {})) names.add(name)
      if (more !== null && sample.first.length < firstKept) sample.first.push(more)
    }
    sample.messages += batch.rows.length
    if (sample.messages >= sampleElements || (sample.messages > 0 && batch.bytes >= sampleBytes)) break
  }
  sample.names = [...names]
  return sample.messages === 0 ? null : sample
}

function beginsAsObject(source: ByteSource): boolean {
  const head = Buffer.alloc(64)
  const text = head.toString('latin1', 0, source.read(head, 0))
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(text)
}
