import { appendAudit } from '../audit/index.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Actor, SearchNote } from '../seat.ts'

/** Puts a search that a reader ran into the search record and the audit. */
export function appendSearch(db: WriteDb, now: number, actor: Actor, search: SearchNote): void {
  const { rows, messages, dataVersion, text, digest } = search
  const made = db
    .prepare(
      `INSERT INTO search_record (search, at, account, text, meaning, zone, spellings, parent, again, rows, messages, not_indexed,
         data_version, scope_run, scope_state, duration_ms, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      search.search,
      search.at,
      actor.account,
      text,
      search.meaning,
      search.zone,
      JSON.stringify(search.spellings),
      search.parent,
      search.again ? 1 : 0,
      rows,
      messages,
      search.notIndexed,
      dataVersion,
      search.scope.run,
      search.scope.state,
      search.durationMs,
      digest,
    )
  const number = Number(made.lastInsertRowid)
  if (search.ids !== null) {
    db.prepare('INSERT OR IGNORE INTO search_hits (digest, rows, ids) VALUES (?, ?, ?)').run(
      digest,
      rows,
      search.ids,
    )
  }
  const bySource = db.prepare('INSERT INTO search_source (search, source, rows, digest) VALUES (?, ?, ?, ?)')
  for (const each of search.bySource) bySource.run(number, each.source, each.rows, each.digest)
  appendAudit(db, now, actor, {
    action: 'search',
    target: search.search,
    detail: { number, text, rows, messages, dataVersion, digest },
  })
}
