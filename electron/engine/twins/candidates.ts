import type { MatchBlock } from '../columns/index.ts'
import { KeyTable } from './key-table.ts'

/** A run of ids, both ends counted. */
export interface IdRun {
  readonly first: number
  readonly last: number
}

export type KeyBlocks = (run: IdRun) => Iterable<MatchBlock>

/** Rows that share a key with another, by key: those of key k are ids[starts[k]] … ids[starts[k + 1] - 1], ascending. */
export interface Candidates {
  readonly ids: Uint32Array
  readonly starts: Uint32Array
}

/** Rows whose keys are matched at a time; about 28 bytes each, so 140 MB. */
const partRows = 5_000_000

/**
 * Rows of the case that have the key of a fresh row, or one of the wanted keys, in common with another row. The fresh runs are read
 * into a table, the older ones stream past it. More rows than fit are done in parts, by a few bits of their keys.
 */
export function* findCandidates(
  older: readonly IdRun[],
  fresh: readonly IdRun[],
  wanted: readonly (readonly [low: number, high: number])[],
  blocks: KeyBlocks,
  checkCancelled: () => void,
  most = partRows,
): Generator<Candidates> {
  const rows = fresh.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const parts = Math.max(1, Math.ceil(rows / most))
  for (let part = 0; part < parts; part++) {
    const found = onePart(older, fresh, wanted, blocks, checkCancelled, part, parts)
    if (found.ids.length > 0) yield found
  }
}

function onePart(
  older: readonly IdRun[],
  fresh: readonly IdRun[],
  wanted: readonly (readonly [low: number, high: number])[],
  blocks: KeyBlocks,
  checkCancelled: () => void,
  part: number,
  parts: number,
): Candidates {
  let capacity = 0
  for (const run of parts === 1 ? [] : fresh) {
    for (const { keys } of blocks(run)) {
      for (let i = 0; i < keys.length; i += 2) if ((keys[i + 1] ?? 0) % parts === part) capacity++
    }
    checkCancelled()
  }
  if (parts === 1) for (const { first, last } of fresh) capacity += last - first + 1
  const table = new KeyTable(capacity + wanted.length)
  for (const [low, high] of wanted) if (high % parts === part) table.add(low, high)
  const own = new Growing(capacity)
  for (const run of fresh) {
    for (const { first, keys } of blocks(run)) {
      for (let i = 0; i < keys.length; i += 2) {
        const low = keys[i] ?? 0
        const high = keys[i + 1] ?? 0
        if ((low === 0 && high === 0) || (parts > 1 && high % parts !== part)) continue
        own.push(first + (i >> 1), table.add(low, high))
      }
      checkCancelled()
    }
  }
  const others = new Growing(1024)
  for (const run of table.size === 0 ? [] : older) {
    for (const { first, keys } of blocks(run)) {
      for (let i = 0; i < keys.length; i += 2) {
        const low = keys[i] ?? 0
        const high = keys[i + 1] ?? 0
        if ((low === 0 && high === 0) || (parts > 1 && high % parts !== part)) continue
        const key = table.get(low, high)
        if (key >= 0) others.push(first + (i >> 1), key)
      }
      checkCancelled()
    }
  }
  return byKey([others, own], table.size)
}

/** Puts rows side by side by key, keys with a single row left out. */
function byKey(lists: readonly Growing[], keys: number): Candidates {
  const counts = new Uint32Array(keys)
  for (const { length, key } of lists) {
    for (let i = 0; i < length; i++) counts[key[i] ?? 0] = (counts[key[i] ?? 0] ?? 0) + 1
  }
  let shared = 0
  let total = 0
  for (const count of counts) {
    if (count < 2) continue
    shared++
    total += count
  }
  const starts = new Uint32Array(shared + 1)
  // From here on `counts` holds where the next row of a key goes, +1; 0: the key is left out.
  let next = 0
  let number = 0
  for (let k = 0; k < keys; k++) {
    const count = counts[k] ?? 0
    if (count < 2) {
      counts[k] = 0
      continue
    }
    starts[number++] = next
    counts[k] = next + 1
    next += count
  }
  starts[shared] = total
  const ids = new Uint32Array(total)
  for (const { length, id, key } of lists) {
    for (let i = 0; i < length; i++) {
      const k = key[i] ?? 0
      const place = counts[k] ?? 0
      if (place === 0) continue
      ids[place - 1] = id[i] ?? 0
      counts[k] = place + 1
    }
  }
  return { ids, starts }
}

/** Pairs of an id and its key's number. */
class Growing {
  length = 0
  id: Uint32Array
  key: Uint32Array

  constructor(room: number) {
    this.id = new Uint32Array(room)
    this.key = new Uint32Array(room)
  }

  push(id: number, key: number): void {
    if (this.length === this.id.length) {
      this.id = grown(this.id)
      this.key = grown(this.key)
    }
    this.id[this.length] = id
    this.key[this.length++] = key
  }
}

function grown(array: Uint32Array): Uint32Array {
  const longer = new Uint32Array(Math.max(1024, array.length * 2))
  longer.set(array)
  return longer
}
