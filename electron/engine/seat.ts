import type { Answer, Area, Params, ReaderMethod, WriterMethod } from '../../shared/contract/index.ts'
import type { Job } from '../../shared/contract/job.ts'
import type { JobKind } from '../../shared/contract/method.ts'
import type { SearchId } from '../../shared/contract/search-record.ts'
import type { AccountId } from '../../shared/domain/ids.ts'
import type { Role } from '../../shared/domain/roles.ts'
import type { CaseKey, ReadDb, WriteDb } from './db/connection.ts'
import type { HandKind, HandListener, Hands } from './hand.ts'

/** What the world outside gives the engine: nothing in it reads a clock or finds a folder by itself. */
export interface Ports {
  readonly version: string
  readonly now: () => number
  /** This user's own folder, for recent cases, settings and the sample case. */
  readonly dataFolder: string
  /** The sample's files (messages.csv, images/), or null where none are shipped. */
  readonly sampleFolder: string | null
  /** log2 of scrypt's N for new key slots; 17 in the product (OWASP 2023), lower in tests. */
  readonly scryptLogN: number
}

/** Who acts. */
export interface Actor {
  readonly account: AccountId
  readonly name: string
  readonly role: Role
}

/** What opens a case's files: passed from the writer, which unwrapped the key, to readers and jobs. */
export interface CaseAccess {
  readonly folder: string
  readonly key: CaseKey
  /** Another process holds the case: nothing but the audit may be written. */
  readonly readOnly: boolean
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** One line for the audit; `detail` holds what a third party needs to repeat it. */
export interface AuditNote {
  readonly action: string
  readonly target?: string
  readonly detail?: { readonly [key: string]: Json }
}

/** A search that was run, as its record keeps it (see shared/contract/search-record.ts). */
export interface SearchNote {
  readonly search: SearchId
  /** UTC milliseconds at which it began. */
  readonly at: number
  readonly text: string
  readonly meaning: string
  readonly zone: string
  readonly spellings: readonly {
    readonly word: string
    readonly found: readonly string[]
    readonly words: number
  }[]
  readonly parent: SearchId | null
  readonly again: boolean
  readonly rows: number
  readonly messages: number
  readonly notIndexed: number
  readonly dataVersion: number
  readonly scope: { readonly run: number; readonly state: number }
  readonly durationMs: number
  readonly digest: string
  /** The ids of the hits, packed; null: too many to be kept. */
  readonly ids: Uint8Array | null
  readonly bySource: readonly { readonly source: number; readonly rows: number; readonly digest: string }[]
}

/** What a reader leaves for the writer to put down. */
export type Note = { readonly audit: AuditNote } | { readonly search: SearchNote }

/** What a handler may do beside its own work. */
export interface Call {
  readonly actor: Actor
  now(): number
  /** True once the caller no longer wants the answer; long work asks between slices. */
  cancelled(): boolean
  record(note: AuditNote): void
  /** Names what changed, so that every open view can reload it. */
  changed(...areas: Area[]): void
}

export interface ReadCall extends Call {
  logSearch(note: SearchNote): void
}

export interface WriteSeat {
  readonly db: WriteDb
  readonly access: CaseAccess
  readonly ports: Ports
}

export interface ReadSeat {
  readonly db: ReadDb
  readonly access: CaseAccess
  readonly ports: Ports
  /** One object per feature that lives as long as the seat stays open on this case (result sets, opened shards). */
  held<T extends { close(): void }>(make: (seat: ReadSeat) => T): T
}

/** Runs inside one immediate transaction together with its audit entries; so it is synchronous. */
export type WriteHandler<M extends WriterMethod> = (
  seat: WriteSeat,
  params: Params<M>,
  call: Call,
) => Answer<M>
export type ReadHandler<M extends ReaderMethod> = (
  seat: ReadSeat,
  params: Params<M>,
  call: ReadCall,
) => Answer<M> | Promise<Answer<M>>

export type WriteHandlers<M extends WriterMethod> = { readonly [K in M]: WriteHandler<K> }
export type ReadHandlers<M extends ReaderMethod> = { readonly [K in M]: ReadHandler<K> }

/** Long work asked for: the params are the method's own, parsed at the door. */
export type JobSpec =
  | { readonly kind: 'import'; readonly params: Params<'import.start'>; readonly actor: Actor }
  | { readonly kind: 'retry'; readonly params: Params<'source.retry'>; readonly actor: Actor }
  | { readonly kind: 'twins'; readonly params: Params<'twin.start'>; readonly actor: Actor }
  | { readonly kind: 'export'; readonly params: Params<'bundle.export'>; readonly actor: Actor }
  | { readonly kind: 'verify'; readonly params: Params<'bundle.verify'>; readonly actor: Actor | null }
  | { readonly kind: 'disclosure'; readonly params: Params<'search.export'>; readonly actor: Actor }
  | { readonly kind: 'index'; readonly params: Record<string, never>; readonly actor: Actor }
  | { readonly kind: 'watch'; readonly params: Params<'watch.run'>; readonly actor: Actor }

export type SpecOf<K extends JobKind> = Extract<JobSpec, { kind: K }>

/** How far a job is. */
export type Progress = Pick<Job, 'step' | 'done' | 'total' | 'unit' | 'rows' | 'cancellable'>

export interface JobCall {
  now(): number
  /** Throws call.cancelled once a person has cancelled; asked between batches. */
  checkCancelled(): void
  cancelled(): boolean
  progress(progress: Partial<Progress>): void
  changed(...areas: Area[]): void
  /** Work that follows from this job's success (an index after an import). */
  follow(spec: JobSpec): void
  /** Threads that the job may keep busy at once; 1: its own alone. */
  readonly hands: number
  /** Does a piece of work in a thread of its own. Rejects with what it threw, and with call.cancelled. */
  hand<K extends HandKind>(
    kind: K,
    spec: Hands[K]['spec'],
    listener: HandListener<K>,
  ): Promise<Hands[K]['result']>
}

/** A job opens its own connections by `access`; null only for a verification without a case. */
export interface JobSeat {
  readonly access: CaseAccess | null
  readonly ports: Ports
}

export type JobRunner<K extends JobKind> = (
  seat: JobSeat,
  spec: SpecOf<K>,
  call: JobCall,
) => Promise<NonNullable<Job['result']>>
