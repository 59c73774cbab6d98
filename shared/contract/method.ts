import type { z } from 'zod'
import type { Permission } from '../domain/roles.ts'

/**
 * Where a method is served. `writer`: the one connection that changes the case; `reader`: any of several that only read,
 * so that a person never waits behind a write; `host`: the router itself, which is never busy; a job: its own worker.
 */
export type Seat = 'writer' | 'reader' | 'host' | { readonly job: JobKind }
export type JobKind = 'import' | 'retry' | 'twins' | 'index' | 'watch' | 'export' | 'verify' | 'disclosure'

/**
 * One method of the engine. `needs` says what the caller must have: nothing at all, an open case, or an open case and an
 * account with that permission.
 */
export interface Method<
  P extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  S extends Seat = Seat,
> {
  readonly params: P
  readonly result: R
  readonly seat: S
  readonly needs: 'nothing' | 'case' | Permission
}

export const write = <P extends z.ZodType, R extends z.ZodType>(
  needs: Method['needs'],
  params: P,
  result: R,
): Method<P, R, 'writer'> => ({ params, result, seat: 'writer', needs })

export const read = <P extends z.ZodType, R extends z.ZodType>(
  needs: Method['needs'],
  params: P,
  result: R,
): Method<P, R, 'reader'> => ({ params, result, seat: 'reader', needs })

export const host = <P extends z.ZodType, R extends z.ZodType>(
  needs: Method['needs'],
  params: P,
  result: R,
): Method<P, R, 'host'> => ({ params, result, seat: 'host', needs })

/** Starts long work; answers at once with the job's id, the outcome comes with the job. */
export const job = <P extends z.ZodType, R extends z.ZodType, K extends JobKind>(
  kind: K,
  needs: Method['needs'],
  params: P,
  result: R,
): Method<P, R, { readonly job: K }> => ({ params, result, seat: { job: kind }, needs })
