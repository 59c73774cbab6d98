import { openRead } from './db/connection.ts'
import { casePaths } from './db/paths.ts'
import type { CaseAccess, Ports, ReadSeat } from './seat.ts'

/** A seat that reads a case, and what closes it with all that features hold there. */
export interface OpenReadSeat {
  readonly seat: ReadSeat
  close(): void
}

/** Opens a connection of its own that only reads. @throws WinnowError case.damaged */
export function openReadSeat(ports: Ports, access: CaseAccess): OpenReadSeat {
  const held = new Map<unknown, { close(): void }>()
  const seat: ReadSeat = {
    db: openRead(casePaths(access.folder).db, access.key),
    access,
    ports,
    held<T extends { close(): void }>(make: (seat: ReadSeat) => T): T {
      const have = held.get(make)
      if (have !== undefined) return have as T
      const made = make(seat)
      held.set(make, made)
      return made
    },
  }
  return {
    seat,
    close: () => {
      for (const holding of held.values()) holding.close()
      seat.db.close()
    },
  }
}
