import { createHash, type Hash } from 'node:crypto'
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { WinnowError } from '../../../shared/contract/error.ts'

interface NewFile {
  readonly path: string
  readonly fd: number
  readonly hash: Hash
}

/** Files that are written together: they get their names when all of them are whole, and otherwise nothing is left of them. */
export class NewFiles {
  readonly #files: NewFile[] = []
  #open = true

  /** @throws WinnowError file.exists, file.unreadable */
  add(path: string): (text: string) => void {
    if (existsSync(path)) {
      this.discard()
      throw new WinnowError('file.exists', `${path} is already there: give another name.`)
    }
    let fd: number
    try {
      fd = openSync(`${path}.part`, 'w')
    } catch (error) {
      this.discard()
      throw new WinnowError(
        'file.unreadable',
        `${path} cannot be written (${String(error)}). Choose another place.`,
      )
    }
    const file = { path, fd, hash: createHash('sha256') }
    this.#files.push(file)
    return (text) => {
      const bytes = Buffer.from(text)
      file.hash.update(bytes)
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
    }
  }

  /** @returns each file with the SHA-256 of its bytes, hex */
  publish(): { path: string; sha256: string }[] {
    this.#shut()
    for (const { path } of this.#files) renameSync(`${path}.part`, path)
    return this.#files.map(({ path, hash }) => ({ path, sha256: hash.digest('hex') }))
  }

  discard(): void {
    this.#shut()
    for (const { path } of this.#files) rmSync(`${path}.part`, { force: true })
  }

  #shut(): void {
    if (this.#open) for (const { fd } of this.#files) closeSync(fd)
    this.#open = false
  }
}
