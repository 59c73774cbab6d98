import * as z from 'zod'

/** Every code an error of the engine can carry; a person can look them up in ARCHITECTURE.md's neighbourhood: area.what. */
export const errorCodes = [
  'call.unknown', // no such method
  'call.params', // params do not fit the method's schema
  'call.forbidden', // the account's role does not allow it
  'call.cancelled',
  'call.failed', // a fault of the program itself
  'case.none', // no case is open
  'case.exists',
  'case.missing',
  'case.damaged',
  'case.newer',
  'case.readonly',
  'session.none', // nobody is logged in
  'session.password', // wrong password
  'session.wait', // too many wrong passwords; details.until (UTC ms)
  'account.exists',
  'account.missing',
  'file.missing',
  'file.unreadable',
  'file.unknown', // not a format that Winnow reads
  'file.exists',
  'import.duplicate', // the same bytes are in the case; details.source
  'import.mapping', // the mapping does not fit the file
  'import.failed',
  'disk.full',
  'search.problem', // details: {from, to}
  'not.found',
  'state.conflict', // somebody decided in the meantime, or the rule forbids it
  'bundle.not',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export const errorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  details: z.record(z.string(), z.json()).optional(),
})

/** The one error shape that crosses every boundary. */
export type ErrorShape = z.infer<typeof errorSchema>

/** An error with a code, a sentence that says what happened, on which file and row, and what to do. */
export class WinnowError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorShape['details']

  constructor(code: ErrorCode, message: string, details?: ErrorShape['details']) {
    super(message)
    this.name = 'WinnowError'
    this.code = code
    this.details = details
  }

  toShape(): ErrorShape {
    return this.details === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, details: this.details }
  }

  static from(shape: ErrorShape): WinnowError {
    return new WinnowError(shape.code, shape.message, shape.details)
  }
}

/** The shape for anything thrown: a WinnowError as it is, all else as a fault of the program. */
export function toErrorShape(error: unknown): ErrorShape {
  if (error instanceof WinnowError) return error.toShape()
  return { code: 'call.failed', message: error instanceof Error ? error.message : String(error) }
}
