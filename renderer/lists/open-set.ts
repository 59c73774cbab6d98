import { call } from '../api/client.ts'

/** A result set that a reader holds. */
export interface OpenSet {
  readonly set: string
  readonly rows: number
  readonly messages: number
}

/** Lets a result set go. It may be gone already, with the case or by the reader's own cap: then there is nothing to close. */
export function closeSet(set: string): Promise<unknown> {
  return call('list.close', { set }).catch(() => undefined)
}
