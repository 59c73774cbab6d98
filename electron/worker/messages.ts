import type { ErrorShape } from '../../shared/contract/error.ts'
import type { Area } from '../../shared/contract/index.ts'
import type { HandKind, Hands } from '../engine/hand.ts'
import type { CaseAccess, JobSpec, Ports, Progress } from '../engine/seat.ts'
import type { JobOutcome, SeatReply, SeatRequest } from '../engine/seat-wire.ts'

/** Ports as a worker gets them: the clock is made there. */
export type WorkerPorts = Omit<Ports, 'now'>

/** What a worker is started as. */
export type WorkerStart =
  | { readonly seat: 'writer' | 'reader'; readonly ports: WorkerPorts }
  | { readonly seat: 'job'; readonly ports: WorkerPorts }

/** A job for a job's worker; null: there is none left, and it may end. */
export type JobAsk = {
  readonly access: CaseAccess | null
  readonly spec: JobSpec
  readonly cancel: SharedArrayBuffer
} | null

/** A piece of a job's work; `cancel` is the job's own. */
export interface HandStart {
  readonly seat: 'hand'
  readonly kind: HandKind
  readonly spec: Hands[HandKind]['spec']
  readonly cancel: SharedArrayBuffer
}

/** What a hand says, and what its job says to it. */
export type HandWord =
  | { readonly kind: 'progress'; readonly done: number; readonly rows: number }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Hands[HandKind]['question'] }
  | { readonly kind: 'result'; readonly result: Hands[HandKind]['result'] }
  | { readonly kind: 'error'; readonly error: ErrorShape }
export interface HandAnswer {
  readonly id: number
  readonly answer: Hands[HandKind]['answer']
}

export interface Ask {
  readonly id: number
  readonly request: SeatRequest
}
export interface Told {
  readonly id: number
  readonly reply: SeatReply
}

/** What a job's worker says. */
export type JobWord =
  | { readonly kind: 'progress'; readonly progress: Partial<Progress> }
  | { readonly kind: 'changed'; readonly areas: readonly Area[] }
  | { readonly kind: 'follow'; readonly spec: JobSpec }
  | { readonly kind: 'outcome'; readonly outcome: JobOutcome }
