import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/bundle/canonical-json.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Actor, AuditNote } from '../seat.ts'

/** The hash before the first entry. */
export const genesis = '0'.repeat(64)

interface AuditRow {
  seq: number
  at: number
  account: number | null
  actor: string
  action: string
  target: string | null
  detail: string
  previous: string
  hash: string
}

/**
 * SHA-256 over the canonical JSON (RFC 8785) of the entry and the hash before it: any third party can recompute it.
 * Hex, 64 digits.
 */
export function auditHash(entry: Omit<AuditRow, 'hash'>): string {
  const { seq, at, account, actor, action, target, detail, previous } = entry
  return createHash('sha256')
    .update(canonicalJson({ seq, at, account, actor, action, target, detail, previous }))
    .digest('hex')
}

/** Appends one entry to the chain. Must run inside an immediate transaction: the chain has one end. */
export function appendAudit(
  db: WriteDb,
  now: number,
  actor: Actor | { name: string },
  note: AuditNote,
): void {
  const last = db
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
    .get()
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: now,
    account: 'account' in actor ? actor.account : null,
    actor: actor.name,
    action: note.action,
    target: note.target ?? null,
    detail: canonicalJson(note.detail ?? {}),
    previous: last?.hash ?? genesis,
  }
  db.prepare(
    'INSERT INTO audit (seq, at, account, actor, action, target, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    entry.seq,
    entry.at,
    entry.account,
    entry.actor,
    entry.action,
    entry.target,
    entry.detail,
    entry.previous,
    auditHash(entry),
  )
}

/**
 * Recomputes the whole chain and names each fault: an entry whose content no longer gives its hash (changed), a gap or
 * a repeat in the numbering (removed, added), an entry that does not follow the one before it (reordered).
 */
export function verifyAudit(db: ReadDb): {
  entries: number
  head: string
  faults: { seq: number; fault: string }[]
} {
  const faults: { seq: number; fault: string }[] = []
  let previous: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: genesis }
  let entries = 0
  // Primary-key order; one row at a time, so that a long audit needs no memory.
  for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq').iterate()) {
    entries++
    if (row.seq !== previous.seq + 1) {
      const gone = row.seq - previous.seq - 1
      faults.push({
        seq: row.seq,
        fault: `${gone === 1 ? `entry ${row.seq - 1} was` : `entries ${previous.seq + 1} to ${row.seq - 1} were`} removed before it`,
      })
    } else if (row.previous !== previous.hash) {
      faults.push({
        seq: row.seq,
        fault: `it does not follow entry ${previous.seq}: reordered, or entry ${previous.seq} was replaced`,
      })
    }
    if (auditHash(row) !== row.hash)
      faults.push({ seq: row.seq, fault: 'its content was changed: it no longer gives its hash' })
    previous = row
  }
  return { entries, head: previous.hash, faults }
}
