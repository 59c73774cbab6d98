import type { EntityKind } from '../../../shared/domain/entities.ts'
import type { ReadSeat } from '../seat.ts'
import type { Cancelled } from './cancelled.ts'
import { searcher } from './searcher.ts'

/** What rows have beside their words, as the index found it when it read them. */
export interface Traits {
  /** The script of each row, by its place in shared/domain/scripts.ts; 0 (none) for rows that are not indexed yet. */
  script(ids: Uint32Array): Uint8Array
  /** The rows that name a thing of a kind, ascending; those of withdrawn sources too. */
  entity(kind: EntityKind): Uint32Array
}

/** @throws WinnowError call.cancelled, case.damaged from its methods */
export function traits(seat: ReadSeat, cancelled: Cancelled): Traits {
  const searching = searcher(seat)
  const last = searching.searchableTo()
  return {
    script: (ids) => searching.shards.scripts(ids, cancelled),
    entity: (kind) => searching.shards.trait(`entity:${kind}`, { first: 1, last }, cancelled),
  }
}
