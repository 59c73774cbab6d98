import type { Reply, Request } from './wire.ts'

/** What a file dialog may be asked for. */
export interface PickRequest {
  readonly want: 'file' | 'folder' | 'new-folder' | 'save'
  readonly title: string
  /** Proposed name, for `save` and `new-folder`. */
  readonly name?: string
  /** Endings without the dot. */
  readonly extensions?: readonly string[]
  readonly multiple?: boolean
}

/** One line of a path box's completion. */
export interface PathEntry {
  readonly path: string
  readonly folder: boolean
  readonly bytes: number | null
}

/**
 * The one object that a host puts in front of the renderer (window.winnow): messages to and from the engine, and the few
 * things that only a host can do. Both hosts implement it: preload over ipc, the loopback host over HTTP.
 */
export interface Bridge {
  readonly host: 'desktop' | 'local'
  send(request: Request): void
  /** Every reply and event of this window; returns a function that stops it. */
  receive(listener: (reply: Reply) => void): () => void
  /** Native dialog. Null on the loopback host, which has none: there the path box is used. */
  readonly pick: ((request: PickRequest) => Promise<string[]>) | null
  /** Path completion for the path box; null on the desktop, which has dialogs. */
  readonly complete: ((prefix: string) => Promise<PathEntry[]>) | null
  /** The path of a file dropped on the window; '' where the host cannot know it. */
  pathOf(file: object): string
  /** Address of an image: original bytes or a thumbnail (256 px webp), by SHA-256. */
  mediaUrl(sha256: string, variant: 'original' | 'thumbnail'): string
  /** Ids of commands chosen in the native menu; null on the loopback host, which has no menu. */
  readonly onCommand: ((listener: (command: string) => void) => () => void) | null
  /** Told false when the host is gone and true when it is back; null on the desktop, where a window ends with its host. */
  readonly onPresence: ((listener: (present: boolean) => void) => () => void) | null
}
