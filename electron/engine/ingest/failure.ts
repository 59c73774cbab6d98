import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'

/** What the database says of a failed placing, in words; other errors as they are. Nothing was added. */
export function describeFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_FULL') {
    return new WinnowError(
      'disk.full',
      `The disk is full. Make room for about twice the size of ${file} and try again; nothing was added.`,
    )
  }
  return new WinnowError(
    'import.failed',
    `${file} could not be put into the case (${error.message}). Nothing was added.`,
  )
}
