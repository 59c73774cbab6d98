import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { CaseKey } from '../db/connection.ts'
import type { BlockPlace } from '../hand.ts'

const tagBytes = 16

/**
 * What an import holds on disk until it is put into the case: blocks, appended and read back in any order, each encrypted and
 * authenticated (AES-256-GCM) under a key that is derived for this file from the case key (HKDF, RFC 5869). A file key is used
 * once, so the block's number serves as its nonce. Nothing of it outlives the import; what a killed one leaves is removed when the
 * case is next opened.
 */
export class StagingFile {
  readonly #path: string
  readonly #fd: number
  readonly #key: Buffer | null
  #end = 0
  #count = 0

  private constructor(path: string, key: Buffer | null, flags: string) {
    this.#path = path
    this.#key = key
    try {
      this.#fd = openSync(path, flags, 0o600)
    } catch (error) {
      throw new WinnowError(
        'file.unreadable',
        `The case folder cannot be written (${path}: ${String(error)}). Check its rights and the disk.`,
      )
    }
  }

  /** A file that is not there yet. @throws WinnowError file.unreadable when the case folder cannot be written. */
  static create(path: string, caseKey: CaseKey): StagingFile {
    const key =
      caseKey === null
        ? null
        : Buffer.from(hkdfSync('sha256', caseKey, randomBytes(32), 'winnow import staging', 32))
    return new StagingFile(path, key, 'wx+')
  }

  /** A file that another thread has written; only read from here on. */
  static reopen(path: string, key: Uint8Array | null): StagingFile {
    return new StagingFile(path, key === null ? null : Buffer.from(key), 'r+')
  }

  /** What another thread needs to reopen it. */
  get handle(): { path: string; key: Buffer | null } {
    return { path: this.#path, key: this.#key }
  }

  /** Closes it and leaves it where it is, for another thread. */
  release(): void {
    closeSync(this.#fd)
  }

  /** Bytes on disk. */
  get bytes(): number {
    return this.#end
  }

  /** @throws WinnowError disk.full */
  append(block: Buffer): BlockPlace {
    const number = this.#count++
    const sealed = this.#key === null ? [block] : seal(this.#key, number, block)
    const place: BlockPlace = {
      number,
      at: this.#end,
      bytes: sealed.reduce((sum, part) => sum + part.length, 0),
    }
    try {
      for (const part of sealed) {
        for (let done = 0; done < part.length; ) {
          done += writeSync(this.#fd, part, done, part.length - done, this.#end + done)
        }
        this.#end += part.length
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
        throw new WinnowError(
          'disk.full',
          `The disk is full, at ${this.#path}. Make room (about twice the size of the file) and import again; nothing was added.`,
        )
      }
      throw error
    }
    return place
  }

  read(place: BlockPlace): Buffer {
    const sealed = Buffer.allocUnsafe(place.bytes)
    for (let done = 0; done < place.bytes; ) {
      const got = readSync(this.#fd, sealed, done, place.bytes - done, place.at + done)
      if (got === 0) throw this.#damaged()
      done += got
    }
    if (this.#key === null) return sealed
    try {
      return unseal(this.#key, place.number, sealed)
    } catch {
      throw this.#damaged()
    }
  }

  /** Removes the file. */
  remove(): void {
    ftruncateSync(this.#fd, 0)
    closeSync(this.#fd)
    rmSync(this.#path, { force: true })
    this.#key?.fill(0)
  }

  #damaged(): WinnowError {
    return new WinnowError(
      'import.failed',
      `${this.#path} was changed or damaged while the import ran. Nothing was added; check the disk and import again.`,
    )
  }
}

function nonce(number: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(number, 6, 6)
  return bytes
}

function seal(key: Buffer, number: number, block: Buffer): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(number))
  const text = cipher.update(block)
  cipher.final()
  return [cipher.getAuthTag(), text]
}

function unseal(key: Buffer, number: number, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number))
  decipher.setAuthTag(sealed.subarray(0, tagBytes))
  const block = decipher.update(sealed.subarray(tagBytes))
  decipher.final()
  return block
}
