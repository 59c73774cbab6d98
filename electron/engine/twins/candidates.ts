import type { ReadDb, WriteDb } from '../db/connection.ts'
import { KeyTable } from './key-table.ts'

/** A run of ids, both ends counted. */
export interface IdRun {
  readonly first: number
  readonly last: number
}

/** Consecutive rows from id `first` on, two numbers each, low and high; 0 0: nothing to match by. */
export interface KeyBlock {
  readonly first: number
  readonly keys: Uint32Array
}
export type KeyBlocks = (run: IdRun) => Iterable<KeyBlock>

/** Rows that share a key with another, by key: those of key k are ids[starts[k]] … ids[starts[k + 1] - 1], ascending. */
export interface Candidates {
  readonly ids: Uint32Array
  readonly starts: Uint32Array
}

/** Rows of a block. */
const blockRows = 65_536
/** Rows whose keys are matched at a time; about 28 bytes each, so 350 MB. */
const partRows = 12_000_000

/** The keys of rows that were not matched yet, out of the rows themselves, by the primary key of message. */
export function freshKeys(db: ReadDb): KeyBlocks {
  const rows = db
    .prepare<[number, number], number | null>(
      'SELECT match FROM message WHERE id BETWEEN ? AND ? ORDER BY id',
    )
    .pluck()
  return function* ({ first, last }) {
    for (let from = first; from <= last; from += blockRows) {
      const matches = rows.all(from, Math.min(last, from + blockRows - 1))
      const keys = new Uint32Array(matches.length * 2)
      for (let i = 0; i < matches.length; i++) {
        const match = matches[i] ?? 0
        keys[2 * i] = match >>> 0
        keys[2 * i + 1] = Math.floor(match / 0x1_0000_0000)
      }
      yield { first: from, keys }
    }
  }
}

/** The keys of rows that were matched before: blocks that the matching kept, by the primary key of twin_key. */
export function keptKeys(db: ReadDb): KeyBlocks {
  const blocks = db
    .prepare<[number, number], [number, Buffer]>(
      'SELECT first_id, data FROM twin_key WHERE first_id BETWEEN ? AND ? ORDER BY first_id',
    )
    .raw()
  return function* ({ first, last }) {
    for (const [from, data] of blocks.iterate(first, last)) {
      // A copy: the buffer may begin anywhere, and numbers have to be aligned.
      yield { first: from, keys: new Uint32Array(Uint8Array.from(data).buffer) }
    }
  }
}

/** The key of one row; null when it has none. */
export function keyOf(db: ReadDb, id: number): readonly [low: number, high: number] | null {
  const match = db.prepare<[number], number | null>('SELECT match FROM message WHERE id = ?').pluck().get(id)
  return match == null ? null : [match >>> 0, Math.floor(match / 0x1_0000_0000)]
}

/** Keeps the keys of runs that were matched now. */
export function keepKeys(db: WriteDb, runs: readonly IdRun[], blocks: KeyBlocks): void {
  const keep = db.prepare<[number, Buffer]>('INSERT OR REPLACE INTO twin_key (first_id, data) VALUES (?, ?)')
  for (const run of runs) {
    for (const { first, keys } of blocks(run)) keep.run(first, Buffer.from(keys.buffer, 0, keys.byteLength))
  }
}

/**
 * Rows of the case that have the key of a fresh row, or one of the wanted keys, in common with another row. The fresh runs are read
 * into a table, the older ones stream past it. More rows than fit are done in parts, by a few bits of their keys.
 */
export function* findCandidates(
  older: readonly IdRun[],
  fresh: readonly IdRun[],
  wanted: readonly (readonly [low: number, high: number])[],
  blocks: { readonly fresh: KeyBlocks; readonly older: KeyBlocks },
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
  blocks: { readonly fresh: KeyBlocks; readonly older: KeyBlocks },
  checkCancelled: () => void,
  part: number,
  parts: number,
): Candidates {
  let capacity = 0
  for (const run of parts === 1 ? [] : fresh) {
    for (const { keys } of blocks.fresh(run)) {
      for (let i = 0; i < keys.length; i += 2) if ((keys[i + 1] ?? 0) % parts === part) capacity++
    }
    checkCancelled()
  }
  if (parts === 1) for (const { first, last } of fresh) capacity += last - first + 1
  const table = new KeyTable(capacity + wanted.length)
  for (const [low, high] of wanted) if (high % parts === part) table.add(low, high)
  const own = new Growing(capacity)
  for (const run of fresh) {
    for (const { first, keys } of blocks.fresh(run)) {
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
    for (const { first, keys } of blocks.older(run)) {
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
