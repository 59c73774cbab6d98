import type { Dialect } from '../../shared/domain/dialect.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import type { CaseKey } from './db/connection.ts'

/** Work that a job gives to threads of their own: what each kind is told, asks while it works, and gives. */
export interface Hands {
  /** Reads a stretch of a file into a staging file. */
  readonly read: {
    readonly spec: ReadSpec
    readonly question: NameQuestion
    readonly answer: NameAnswer
    readonly result: ReadResult
  }
  /** Lays out what stands beside the rows of an import, while its job writes the rows. */
  readonly blocks: {
    readonly spec: BlocksSpec
    readonly question: null
    readonly answer: null
    readonly result: LaidBlocks
  }
  /** Builds a shard of the search index. */
  readonly shard: {
    readonly spec: ShardSpec
    readonly question: null
    readonly answer: null
    readonly result: Record<string, never>
  }
}
export type HandKind = keyof Hands

/** What a hand may do beside its own work. */
export interface HandCall<K extends HandKind> {
  cancelled(): boolean
  /** How far it is, in units of its own, and how many rows that gave. */
  progress(done: number, rows?: number): void
  ask(question: Hands[K]['question']): Promise<Hands[K]['answer']>
}

/** What the job does for a hand while it works. */
export interface HandListener<K extends HandKind> {
  progress(done: number, rows: number): void
  answer(question: Hands[K]['question']): Hands[K]['answer']
}

/** Bytes of a file: records that begin in [from, to). */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** How records become messages, the same for every stretch of a file. */
export interface MapSpec {
  readonly dialect: Dialect
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly file: string
  readonly sha256: string
  /** Whose pack the whole file is; '' where no one said, or a column does. */
  readonly owner: string
}

export interface ReadSpec extends MapSpec {
  readonly path: string
  readonly piece: Piece
  /** A file that is not there yet. */
  readonly staging: string
  readonly key: CaseKey
}

/** Which conversation: of the handles with these ids (0: unknown), of a name that the file gives, or the file's only one. */
export type ConversationAsk =
  | { readonly of: readonly number[] }
  | { readonly named: string }
  | { readonly whole: true }

/** Names that a hand meets for the first time. */
export interface NameQuestion {
  readonly handles: readonly string[]
  readonly conversations: readonly ConversationAsk[]
}

export interface Named {
  /** 0: a name without letters. */
  readonly id: number
  /** As it was first given. */
  readonly name: string
}

export interface NameAnswer {
  readonly handles: readonly Named[]
  readonly conversations: readonly Named[]
}

/** Where a block stands in a staging file. */
export interface BlockPlace {
  readonly number: number
  readonly at: number
  readonly bytes: number
}

/** A staging file as another thread can open it. */
export interface StagedFile {
  readonly path: string
  readonly key: Buffer | null
  /** Chunks of rows, each in the order of time. */
  readonly runs: readonly (readonly BlockPlace[])[]
  readonly rejects: readonly BlockPlace[]
  readonly rows: number
  readonly rejected: number
}

/** A staging file, and how many rows of the file that is imported come before it. */
export interface StagedPart {
  readonly file: StagedFile
  readonly rowBase: number
}

export interface BlocksSpec {
  readonly staged: readonly StagedPart[]
  /** The id that the first row will have. */
  readonly firstId: number
  /** A file that is not there yet. */
  readonly path: string
  readonly key: CaseKey
}

/** Served cells, columns and postings in a file, pages of them one behind the other (laid-blocks.ts). */
export interface LaidBlocks {
  readonly path: string
  readonly key: Buffer | null
  readonly pages: readonly BlockPlace[]
}

/** How many rows, and over what time; Infinity and -Infinity while no row has a time. */
export interface Tally {
  rows: number
  firstAt: number
  lastAt: number
}

export interface HandleTally extends Tally {
  sent: number
  received: number
}

/** What rows say beside themselves, for the statistics of the case. */
export interface Tallies {
  readonly handles: ReadonlyMap<number, HandleTally>
  readonly conversations: ReadonlyMap<number, Tally>
  readonly participants: ReadonlyMap<number, ReadonlySet<number>>
  /** Rows by day since 1970-01-01, UTC. */
  readonly days: ReadonlyMap<number, number>
  /** Handles whose packs rows were served in. */
  readonly owners: ReadonlySet<number>
  /** IMEI, IMSI and cell by handle: key is handle, kind and value apart by US (1F). */
  readonly devices: ReadonlyMap<string, Tally>
  /** Rows by owner, handle and the name that the owner has for it, apart by US (1F). */
  readonly contacts: ReadonlyMap<string, number>
}

export interface ReadResult {
  readonly staged: StagedFile
  readonly tallies: Tallies
  readonly ambiguousTimes: number
  readonly unreadTimes: number
  readonly images: readonly string[]
  /** The byte after the last record read, and the numbers that the next record would have had. */
  readonly endedAt: number
  readonly nextRow: number
  readonly nextLine: number
}

export interface ShardSpec {
  /** case.db, and the folder of the index. */
  readonly source: string
  readonly folder: string
  readonly key: CaseKey
  readonly task: {
    readonly shard: { path: string; firstId: number; lastId: number; rows: number } | null
    readonly firstId: number
    readonly lastId: number
  }
}
