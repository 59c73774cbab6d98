import { directionReason } from '../../../shared/domain/direction.ts'
import type { ReadReason } from './readers/index.ts'

export type RejectReason = ReadReason | 'time' | 'direction' | 'empty'

/** Reasons as they are stored, counted and shown. */
export const rejectReasons: Record<RejectReason, string> = {
  ragged: 'number of cells',
  quote: 'quotation mark without its pair',
  encoding: 'encoding',
  nul: 'NUL character',
  'too long': 'too long',
  'above header': 'above the header',
  json: 'not well-formed JSON',
  'not an object': 'JSON, but not an object',
  truncated: 'cut off',
  cell: 'a cell cannot be read',
  time: 'time cannot be read',
  direction: directionReason,
  empty: 'no cell has any text',
}
