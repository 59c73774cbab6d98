import { statfsSync } from 'node:fs'
import { WinnowError } from '../../../shared/contract/error.ts'

/** What went wrong with a file, as an error that says what to do. Errors that already do are passed on. */
export function fileError(error: unknown, path: string): WinnowError {
  if (error instanceof WinnowError) return error
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return new WinnowError(
      'disk.full',
      `The disk is full: ${path} could not be written. Free some space or choose another disk.`,
    )
  }
  if (code === 'ENOENT') {
    return new WinnowError('file.missing', `${path} is not there. Choose a folder that exists.`)
  }
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    return new WinnowError(
      'file.unreadable',
      `${path} could not be used (${code}). Check the place and your rights to it.`,
    )
  }
  return new WinnowError('call.failed', error instanceof Error ? error.message : String(error))
}

/** @throws WinnowError disk.full when the disk of `folder` plainly has less than `bytes` free. */
export function checkSpace(folder: string, bytes: number): void {
  let free: number
  try {
    const disk = statfsSync(folder)
    free = disk.bavail * disk.bsize
  } catch (error) {
    throw fileError(error, folder)
  }
  if (free >= bytes) return
  const mb = (size: number) => Math.ceil(size / 1e6).toLocaleString('en-GB')
  throw new WinnowError(
    'disk.full',
    `The bundle needs about ${mb(bytes)} MB and ${folder} has ${mb(free)} MB free. Free some space or choose another disk.`,
  )
}
