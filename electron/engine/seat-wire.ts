import type { State } from '../../shared/contract/case.ts'
import type { ErrorShape } from '../../shared/contract/error.ts'
import type { Area } from '../../shared/contract/index.ts'
import type { Actor, CaseAccess, JobSpec, Note, Progress } from './seat.ts'

/**
 * What the host says to a seat. `cancel` is four shared bytes: the host sets them when nobody wants the answer any more,
 * and long work in the seat reads them between slices.
 */
export type SeatRequest =
  | {
      readonly kind: 'call'
      readonly method: string
      readonly params: unknown
      readonly actor: Actor | null
      readonly cancel: SharedArrayBuffer
    }
  /** A reader opens the case that the writer unlocked. */
  | { readonly kind: 'open'; readonly access: CaseAccess }
  /** An image's bytes, from a reader. */
  | { readonly kind: 'media'; readonly sha256: string; readonly variant: 'original' | 'thumbnail' }
  /** Close what is open. */
  | { readonly kind: 'shut' }
  /** The writer puts down what a reader noted. */
  | { readonly kind: 'record'; readonly actor: Actor; readonly notes: readonly Note[] }

/** Set when the call changed what is open or who is logged in. */
export interface SessionChange {
  readonly state: State
  readonly access: CaseAccess | null
  readonly actor: Actor | null
  readonly followUp: readonly JobSpec[]
}

export type SeatReply =
  | {
      readonly ok: true
      readonly result: unknown
      readonly notes: readonly Note[]
      readonly areas: readonly Area[]
      readonly session: SessionChange | null
    }
  | { readonly ok: false; readonly error: ErrorShape; readonly session?: SessionChange | null }

/** A seat as the host sees it: in this thread or in a worker. */
export interface SeatPort {
  request(request: SeatRequest): Promise<SeatReply>
  close(): Promise<void>
}

/** What a job tells the host while it runs. */
export interface JobListener {
  progress(progress: Partial<Progress>): void
  changed(areas: readonly Area[]): void
  follow(spec: JobSpec): void
}

export type JobOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: ErrorShape }

/** Runs one job to its end, in this thread or in a worker of its own. `cancel`: as in SeatRequest. */
export type JobPort = (
  access: CaseAccess | null,
  spec: JobSpec,
  cancel: SharedArrayBuffer,
  listener: JobListener,
) => Promise<JobOutcome>
