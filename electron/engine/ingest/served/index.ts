import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { ByteSource } from '../readers/byte-source.ts'
import { openMail } from '../readers/rsmf/mail.ts'
import { Budget, mostDepth, type Refused } from './bounds.ts'
import { listFolder } from './folder.ts'
import { isGzipHead } from './gzip.ts'
import { isPictureName } from './picture-name.ts'
import type { Served } from './served.ts'
import { diskFile, folderFile, gzipFile, type ServedFile, zipFile } from './served-file.ts'
import { Spool, type SpoolPlace } from './spool.ts'
import { isZipHead, openZip, type Zip } from './zip.ts'

export { mostImageBytes, type Refused } from './bounds.ts'
export { openImages } from './image-library.ts'
export { isPicture, isPictureName } from './picture-name.ts'
export type { Served } from './served.ts'
export type { ServedFile } from './served-file.ts'

/**
 * Opens a path: a file; a folder with its subfolders; a zip or gzip; and archives inside these, three deep at most. Only names and first
 * bytes are read. No name out of an archive is ever used as a path.
 * @param place takes what has to be unpacked: files beyond 64 MB, sealed, in the case's staging folder.
 * @param check asked between pieces of work; throws to stop.
 * @throws WinnowError file.missing, file.unreadable, file.unknown, disk.full, call.cancelled
 */
export async function openServed(
  path: string,
  place: SpoolPlace,
  check: () => void = () => {},
): Promise<Served> {
  const found = await stat(path).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new WinnowError('file.missing', `${path} is not there: choose it again.`)
      : new WinnowError('file.unreadable', `${path} cannot be read (${String(error)}).`)
  })
  const opening = new Opening(new Spool(place, check), check)
  try {
    const name = basename(path)
    const kind = found.isDirectory()
      ? await opening.folder(path)
      : await opening.chosen(diskFile(path, found.size, null, name))
    return opening.done(kind, name, path)
  } catch (error) {
    opening.close()
    throw error
  }
}

/** Names in a zip that make it one document. */
const office = ['[Content_Types].xml', 'mimetype']
const report = ['report.xml', 'rsmf_manifest.json']

/** What kind of zip it is, by what it holds. */
function zipKind({ entries }: Zip): 'office' | 'report' | 'archive' {
  const holds = (names: readonly string[]) => entries.some(({ name }) => names.includes(name))
  if (holds(report)) return 'report'
  return holds(office) ? 'office' : 'archive'
}

/** A path being opened: gathers files from the folder, the archive, and the archives inside. */
class Opening {
  readonly #spool: Spool
  readonly #check: () => void
  readonly #budget = new Budget()
  readonly #files: ServedFile[] = []
  readonly #attachments: ServedFile[] = []
  readonly #refused: Refused[] = []
  readonly #held: { close(): void }[] = []

  constructor(spool: Spool, check: () => void) {
    this.#spool = spool
    this.#check = check
  }

  async folder(path: string): Promise<'folder'> {
    const { files, refused } = await listFolder(path, this.#budget, this.#check)
    this.#refused.push(...refused)
    for (const file of files) await this.#add(folderFile(file), 0)
    return 'folder'
  }

  /** The chosen file itself: what goes wrong with it is an error, not a refusal. */
  async chosen(file: ServedFile): Promise<'file' | 'archive'> {
    const head = await file.head(headBytes)
    if (isGzipHead(head)) {
      this.#files.push(gzipFile(file, this.#spool))
      return 'archive'
    }
    if (isZipHead(head)) return await this.#zip(file, 1)
    this.#files.push(file)
    if (isRsmfMail(head)) await this.#mail(file)
    return 'file'
  }

  done(kind: Served['kind'], name: string, path: string): Served {
    const files = noted(this.#files)
    const byMember = new Map(files.map((file) => [file.member, file]))
    return {
      kind,
      name,
      path,
      files,
      attachments: this.#attachments,
      refused: this.#refused,
      file: (member) => {
        const file = byMember.get(member)
        if (file !== undefined) return file
        throw new WinnowError(
          'file.missing',
          member === null
            ? `${path} is not a file: choose one of those in it.`
            : `There is no ${member} in ${path}.`,
        )
      },
      check: this.#check,
      close: () => this.close(),
    }
  }

  close(): void {
    for (const each of this.#held.splice(0).reverse()) each.close()
    this.#spool.close()
  }

  /** A file of a folder or an archive, opened further where it is an archive itself. @param depth archives around it */
  async #add(file: ServedFile, depth: number): Promise<void> {
    if (isPictureName(file.name)) {
      this.#files.push(file)
      return
    }
    const named = file.member ?? file.name
    try {
      this.#check()
      const head = await file.head(headBytes)
      if (!isZipHead(head) && !isGzipHead(head)) {
        this.#files.push(file)
        if (isRsmfMail(head)) await this.#mail(file)
      } else if (depth >= mostDepth) this.#refused.push({ name: named, reason: tooDeep })
      else if (isGzipHead(head)) this.#files.push(gzipFile(file, this.#spool))
      else await this.#zip(file, depth + 1)
    } catch (error) {
      if (!(error instanceof WinnowError) || fatal.has(error.code)) throw error
      this.#refused.push({ name: named, reason: error.message })
    }
  }

  /** What is attached to the messages of an RSMF mail lies in the zip that the mail carries. */
  async #mail(file: ServedFile): Promise<void> {
    const source = await file.open()
    const mail = openMail(source)
    if (mail === null) {
      source.close()
      return
    }
    this.#held.push(source)
    const zip = await openZip(mail.attachment, this.#budget)
    this.#held.push(zip)
    this.#attach(mail.attachment, zip, file.member === null ? '' : `${file.member}/`)
  }

  #attach(source: ByteSource, zip: Zip, under: string): void {
    for (const entry of zip.entries) this.#attachments.push(zipFile(source, entry, under, this.#spool))
    this.#refused.push(...zip.refused.map(({ name, reason }) => ({ name: `${under}${name}`, reason })))
  }

  async #zip(file: ServedFile, depth: number): Promise<'file' | 'archive'> {
    const source: ByteSource = await file.open()
    let zip: Zip
    try {
      zip = await openZip(source, this.#budget)
    } catch (error) {
      source.close()
      throw error
    }
    const under = file.member === null ? '' : `${file.member}/`
    const kind = zipKind(zip)
    if (kind === 'office') {
      zip.close()
      source.close()
      this.#files.push(file)
      return 'file'
    }
    this.#held.push(source, zip)
    if (kind === 'report') {
      this.#files.push(file)
      this.#attach(source, zip, under)
      return 'file'
    }
    this.#refused.push(...zip.refused.map(({ name, reason }) => ({ name: `${under}${name}`, reason })))
    for (const entry of zip.entries) await this.#add(zipFile(source, entry, under, this.#spool), depth)
    return 'archive'
  }
}

/** Enough to tell archives, and the header of a mail. */
const headBytes = 1024
const isRsmfMail = (head: Buffer) => /^(?:x-rsmf-[a-z]+|mime-version):/im.test(head.toString('latin1'))

const tooDeep = `an archive inside ${mostDepth} others: unpack it first`
/** Not this file's own fault. */
const fatal: ReadonlySet<string> = new Set(['call.cancelled', 'disk.full'])

/** By name; those that differ from another only by capitals say so: some systems would keep one of them. */
function noted(files: readonly ServedFile[]): ServedFile[] {
  const seen = new Map<string, number>()
  const folded = (file: ServedFile) => (file.member ?? '').normalize('NFC').toLowerCase()
  for (const file of files) seen.set(folded(file), (seen.get(folded(file)) ?? 0) + 1)
  return files
    .map((file) => ((seen.get(folded(file)) ?? 0) > 1 ? { ...file, note: alike } : file))
    .sort((a, b) => ((a.member ?? '') < (b.member ?? '') ? -1 : 1))
}

const alike = 'another file here has this name in other capitals'
