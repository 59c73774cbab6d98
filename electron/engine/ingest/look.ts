import { WinnowError } from '../../../shared/contract/error.ts'
import type { Look, Member } from '../../../shared/contract/import.ts'
import { kindBytes, kindOf } from './look-kinds.ts'
import { type ByteSource, bytesSource, recognise, sheetsOf } from './readers/index.ts'
import { isPicture, isPictureName, openServed, type Served, type ServedFile } from './served/index.ts'
import type { SpoolPlace } from './served/spool.ts'

/** Of a larger file in an archive, the beginning has to do: to have it all, it would have to be unpacked. */
const headBytes = 512 * 1024
/** Beginnings of files that say nothing without their end: zips and databases. */
const wholeOnly = ['PK\x03\x04', 'SQLite format 3']
/** Files of no known format that are listed one by one; more are only counted. */
const mostUnknown = 1000

/**
 * What a path holds, each file recognised by its content. Pictures and other attachments are counted, not opened.
 * @param place takes what has to be unpacked for it
 * @throws WinnowError file.missing, file.unreadable, file.unknown, disk.full, call.cancelled
 */
export async function look(path: string, place: SpoolPlace, checkCancelled: () => void): Promise<Look> {
  const served = await openServed(path, place, checkCancelled)
  try {
    return await looked(served, checkCancelled)
  } finally {
    served.close()
  }
}

/** Files called pictures whose first bytes are looked at; a table among more of them is missed, and can be chosen by itself. */
const mostOpened = 2000

/** A file that is called a picture: a table all the same where its content is one. */
async function lookAtNamed(file: ServedFile, nth: number): Promise<'picture' | 'other' | Looked> {
  if (nth > mostOpened) return 'picture'
  try {
    if (await isPicture(file)) return 'picture'
    const found = await lookAt(file)
    return typeof found === 'object' && found.table ? found : 'picture'
  } catch (error) {
    // A picture that cannot be unpacked is told when it is taken in.
    if (!(error instanceof WinnowError) || error.code === 'call.cancelled') throw error
    return 'picture'
  }
}

async function looked(served: Served, checkCancelled: () => void): Promise<Look> {
  const members: Member[] = []
  let images = served.attachments.filter(({ name }) => isPictureName(name)).length
  let others = served.attachments.length - images
  let unknown = 0
  let pictureBytes = 0
  let tables = 0
  let named = 0
  for (const file of served.files) {
    checkCancelled()
    const kind = isPictureName(file.name) ? await lookAtNamed(file, ++named) : await lookAt(file)
    if (kind === 'picture') {
      images++
      pictureBytes += file.bytes
    } else if (kind === 'other') others++
    else if (kind.member.format === null && ++unknown > mostUnknown) others++
    else {
      members.push(kind.member)
      if (kind.table) tables++
    }
  }
  const { path, name, kind, refused } = served
  if (images > 0 && tables === 0) {
    members.unshift({ member: null, name, bytes: pictureBytes, format: 'images', sheets: [], problem: null })
  }
  return { path, name, kind, members, images, others, refused: [...refused] }
}

interface Looked {
  readonly member: Member
  /** A readme is delimited text of one column: no table that pictures could lie beside. */
  readonly table: boolean
}

async function lookAt(file: ServedFile): Promise<Looked | 'picture' | 'other'> {
  const member = { member: file.member, name: file.name, bytes: file.bytes, sheets: [] }
  const problem = (words: string): Looked => ({
    member: { ...member, format: null, problem: words },
    table: false,
  })
  try {
    const kind = kindOf(await file.head(kindBytes), file.member ?? file.name)
    // The chosen file itself is always told of; one among many only where it could hold rows.
    if (kind === 'picture' || (kind === 'other' && file.member !== null)) return kind
    if (typeof kind === 'object') return problem(`It is ${kind.packed}: unpack it first.`)
    const source = await opened(file)
    try {
      const { dialect, columns } = await recognise({ file: source, sheet: null })
      const sheets = await sheetsOf(source)
      return {
        member: { ...member, format: dialect.format, sheets, problem: file.note },
        table: dialect.format !== 'delimited' || columns.length > 1,
      }
    } finally {
      source.close()
    }
  } catch (error) {
    if (!(error instanceof WinnowError) || fatal.has(error.code)) throw error
    return problem(error.message)
  }
}

/** Not this file's own fault. */
const fatal: ReadonlySet<string> = new Set(['call.cancelled', 'disk.full'])

async function opened(file: ServedFile): Promise<ByteSource> {
  if (file.onDisk || file.bytes <= headBytes) return file.open()
  const head = await file.head(headBytes)
  const start = head.toString('latin1', 0, 16)
  return wholeOnly.some((signature) => start.startsWith(signature))
    ? file.open()
    : bytesSource(file.name, head)
}
