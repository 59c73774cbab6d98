/** One file among the images served. */
export interface ImageFile {
  /** Its path inside the folder or archive, with forward slashes; a name, never used as a path. */
  readonly name: string
  readonly bytes: number
  /** @throws WinnowError file.unreadable */
  read(): Promise<Buffer>
}

/** Something that was left out, and why. */
export interface Refused {
  readonly name: string
  readonly reason: string
}

/** Everything that a folder or an archive holds. */
export interface ServedImages {
  readonly files: readonly ImageFile[]
  readonly refused: readonly Refused[]
  close(): Promise<void>
}

/** The largest image that is read: beyond it, a single file would fill the memory. */
export const mostImageBytes = 256 * 1024 * 1024
