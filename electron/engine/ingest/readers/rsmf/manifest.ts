import { basename } from 'node:path'
import { WinnowError } from '../../../../../shared/contract/error.ts'
import { isZip, openZip } from '../../served/zip.ts'
import { type ByteSource, bytesSource } from '../byte-source.ts'
import { isObject } from '../json-chat/fields.ts'
import { JsonCursor } from '../json-cursor.ts'
import { Window } from '../window.ts'
import { type MailHeaders, openMail } from './mail.ts'

/** A packed manifest is unpacked into memory up to this size. */
const packedLimit = 256 * 1024 * 1024
/** All participants, or all conversations, of one manifest. */
const tableLimit = 64 * 1024 * 1024
/** How far a file that may be something else is searched for the manifest's keys. */
const searchBytes = 64 * 1024 * 1024

export interface OpenedManifest {
  /** rsmf_manifest.json. */
  source: ByteSource
  /** What it came in, for the finding. */
  packing: 'manifest' | 'zip' | 'mail'
  /** Header fields of the mail, in lower case; none without a mail. */
  headers: MailHeaders
}

/**
 * The manifest in an .rsmf mail, in its rsmf.zip, or bare; null where the file is none of these.
 * @throws WinnowError file.unknown when it is too large to be unpacked, file.unreadable when the zip is damaged.
 */
export async function openManifest(file: ByteSource): Promise<OpenedManifest | null> {
  if (isZip(file)) return fromZip(file, file, 'zip', new Map())
  const head = Buffer.alloc(1)
  if (file.read(head, 0) === 0) return null
  if (beginsObject(file))
    return isManifest(file) ? { source: file, packing: 'manifest', headers: new Map() } : null
  const mail = openMail(file)
  if (mail === null) return null
  const opened = isZip(mail.attachment) ? await fromZip(file, mail.attachment, 'mail', mail.headers) : null
  if (opened === null) throw damagedMail(file)
  return opened
}

async function fromZip(
  file: ByteSource,
  packed: ByteSource,
  packing: 'zip' | 'mail',
  headers: MailHeaders,
): Promise<OpenedManifest | null> {
  const zip = await openZip(packed)
  try {
    const entry = zip.entries.find(({ name }) => basename(name).toLowerCase() === 'rsmf_manifest.json')
    if (entry === undefined) return null
    if (entry.bytes > packedLimit) {
      throw new WinnowError(
        'file.unknown',
        `${file.name} cannot be imported: its rsmf_manifest.json unpacks to more than ${packedLimit / 1024 / 1024} MB. Unpack it and import the manifest itself.`,
      )
    }
    return { source: bytesSource(file.name, await entry.read()), packing, headers }
  } finally {
    zip.close()
  }
}

function damagedMail(file: ByteSource): WinnowError {
  return new WinnowError(
    'file.unknown',
    `${file.name} cannot be imported: it is an RSMF mail, but its attachment rsmf.zip holds no rsmf_manifest.json that can be read. Ask for the file again, or import the manifest itself.`,
  )
}

function beginsObject(file: ByteSource): boolean {
  const bytes = Buffer.alloc(64)
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(bytes.toString('latin1', 0, file.read(bytes, 0)))
}

/** Whether the outermost object has the manifest's four members. */
function isManifest(file: ByteSource): boolean {
  const seen = new Set<string>()
  walkTop(file, Math.min(file.size, searchBytes), (key, first) => {
    if (key === 'version' ? first === 0x22 : first === 0x5b) seen.add(key)
    return false
  })
  return ['version', 'participants', 'conversations', 'events'].every((key) => seen.has(key))
}

/** Goes through the outermost members; `visit` is told each key and the first byte of its value, and says whether to be given the value. */
function walkTop(
  file: ByteSource,
  to: number,
  visit: (key: string, first: number) => boolean,
  take: (key: string, text: string | null) => void = () => {},
): void {
  const cursor = new JsonCursor(new Window(file, 'utf-8', 0, to))
  if (cursor.next() !== 0x7b) return
  cursor.advance(cursor.window.start + 1)
  for (let key = cursor.member(); key !== null; key = cursor.member()) {
    if (!visit(key, cursor.next())) {
      if (!cursor.skipValue()) return
      continue
    }
    const text = cursor.value(tableLimit)
    if (text === undefined) return
    take(key, text)
  }
}

export interface ManifestTables {
  version: string | null
  collection: string | null
  participants: Record<string, unknown>[]
  conversations: Record<string, unknown>[]
}

/** Everything of a manifest but its events. */
export function manifestTables(source: ByteSource): ManifestTables {
  const tables: ManifestTables = { version: null, collection: null, participants: [], conversations: [] }
  walkTop(
    source,
    source.size,
    (key) => key !== 'events',
    (key, text) => {
      const value = json(text)
      if (key === 'version' && typeof value === 'string') tables.version = value
      if (key === 'eventcollectionid' && typeof value === 'string') tables.collection = value
      if (key === 'participants' && Array.isArray(value)) tables.participants = value.filter(isObject)
      if (key === 'conversations' && Array.isArray(value)) tables.conversations = value.filter(isObject)
    },
  )
  return tables
}

function json(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
