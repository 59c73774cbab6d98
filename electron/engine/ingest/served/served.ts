import type { Refused } from './bounds.ts'
import type { ServedFile } from './served-file.ts'

/** Everything that a path holds. */
export interface Served {
  /** A workbook, a report or a database is a file, though its format may be a zip. */
  readonly kind: 'file' | 'folder' | 'archive'
  /** The last part of the chosen path. */
  readonly name: string
  readonly path: string
  /** By name; of archives in archives too. */
  readonly files: readonly ServedFile[]
  /** What lies inside those files that are reports (Cellebrite, RSMF): pictures and other attachments, no tables. */
  readonly attachments: readonly ServedFile[]
  /** What was left out because it could do harm or cannot be read. */
  readonly refused: readonly Refused[]
  /** The file by its `member`. @throws WinnowError file.missing */
  file(member: string | null): ServedFile
  /** Asked between pieces of work; throws to stop. */
  check(): void
  /** Closes and removes whatever was unpacked, opened files of it included. */
  close(): void
}
