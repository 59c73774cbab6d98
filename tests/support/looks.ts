import type { Input } from '../../shared/contract/index.ts'

/** Looks long enough for any text. */
export const longLooks = (ids: readonly number[]): Input<'message.seen'> => ({
  looks: ids.map((id) => ({ id, ms: 60_000 })),
})
