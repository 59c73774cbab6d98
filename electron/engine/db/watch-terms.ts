import { foldHandle } from '../../../shared/domain/handles.ts'
import type { ReadDb } from './connection.ts'

/** The current version of each list that is not retired. Its name is its own among them, whatever the case of the letters. */
function currentLists(db: ReadDb): { list: number; name: string; termsVersion: number }[] {
  // SQLite takes the bare columns from the row of max(version); the primary key (list, version) serves it.
  return db
    .prepare<[], { list: number; name: string; termsVersion: number }>(
      `SELECT list, name, terms_version AS termsVersion FROM
         (SELECT list, name, terms_version, retired, max(version) FROM watch_version GROUP BY list)
       WHERE retired = 0 ORDER BY list`,
    )
    .all()
}

/** The texts of a watch-list by its name, in its order; null: there is no such list. */
export function watchTerms(db: ReadDb, name: string): string[] | null {
  const wanted = foldHandle(name)
  const found = currentLists(db).find((list) => foldHandle(list.name) === wanted)
  return found === undefined ? null : textsOf(db, found.list, found.termsVersion)
}

/** The texts of one version of a list, in its order: by the primary key of watch_term. */
function textsOf(db: ReadDb, list: number, version: number): string[] {
  return db
    .prepare<[number, number], string>(
      `SELECT x.text FROM watch_term AS t CROSS JOIN watch_text AS x ON x.id = t.text
       WHERE t.list = ? AND t.version = ? ORDER BY t.position`,
    )
    .pluck()
    .all(list, version)
}
