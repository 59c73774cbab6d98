import { type BigIntStats, closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { WinnowError } from '../../../../shared/contract/error.ts'

/** Bytes that can be read at any position: a file, or bytes in memory. */
export interface ByteSource {
  /** For messages about it. */
  readonly name: string
  /** Where it stands on disk; null: in memory, or inside an archive. */
  readonly path: string | null
  readonly size: number
  /** Fills `target` from `position` on; the number of bytes read, less than asked only at the end. */
  read(target: Uint8Array, position: number): number
  /** Whether the file, or what stands in its place now, is another than when it was opened, by size and time of change. */
  changed(): boolean
  close(): void
}

/** @throws WinnowError `file.missing` or `file.unreadable`, saying which file and why. */
export function openFile(path: string): ByteSource {
  const name = basename(path)
  let fd: number
  let size: number
  let changedAt: bigint
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    throw fileError(path, error)
  }
  try {
    const stat = fstatSync(fd, { bigint: true })
    if (!stat.isFile()) throw new WinnowError('file.unreadable', `${path} is not a file.`)
    size = Number(stat.size)
    changedAt = stat.mtimeNs
  } catch (error) {
    closeSync(fd)
    throw error instanceof WinnowError ? error : fileError(path, error)
  }
  return {
    name,
    path,
    size,
    read(target, position) {
      let got = 0
      try {
        while (got < target.length) {
          const n = readSync(fd, target, got, target.length - got, position + got)
          if (n === 0) break
          got += n
        }
      } catch (error) {
        throw fileError(path, error, position + got)
      }
      return got
    },
    changed() {
      const other = (stat: BigIntStats) => Number(stat.size) !== size || stat.mtimeNs !== changedAt
      try {
        // By its path too: other threads open it anew, and may have met what was put in its place.
        return other(fstatSync(fd, { bigint: true })) || other(statSync(path, { bigint: true }))
      } catch {
        return true
      }
    },
    close: () => closeSync(fd),
  }
}

export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    path: null,
    size: bytes.length,
    read(target, position) {
      const part = bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    changed: () => false,
    close: () => {},
  }
}

function fileError(path: string, error: unknown, position?: number): WinnowError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const what = error instanceof Error ? error.message : String(error)
  if (code === 'ENOENT')
    return new WinnowError(
      'file.missing',
      `There is no file ${path}. Check that the medium is connected and the file is still there, then try again.`,
    )
  const where = position === undefined ? '' : ` at byte ${position}`
  return new WinnowError(
    'file.unreadable',
    `${path} cannot be read${where}: ${what}. Check the medium and your rights to the file, then try again.`,
  )
}
