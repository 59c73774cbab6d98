import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import { emptyLog } from '../db/connection.ts'
import { type BuildCall, buildCancelled } from './build-call.ts'
import { createShard, type OpenDb, readShard, type Shard, shardPath } from './shard.ts'
import type { ShardTask } from './shard-plan.ts'
import { addTraits } from './trait-build.ts'

/**
 * Ids of one transaction. FTS5 writes its words out at the end of each, so a smaller slice makes more segments to merge;
 * a killed build loses at most this much, about a second's work.
 */
const SLICE = 250_000
/** Ids between two looks at the cancel flag, a power of two. */
const LOOK = 4096
/** A build that adds this many ids ends by merging the shard's segments into one. */
const MERGE_FROM = 500_000
/** Pages merged in one transaction. */
const MERGE_PAGES = 1000

/**
 * Indexes the text of messages firstId … lastId of case.db, in one thread. Each slice of ids is one transaction together
 * with the shard's own record of what it covers: killed or cancelled at any point, the shard is whole and says how far
 * it is, and a later plan goes on from there. Rows without text are passed over, but covered.
 *
 * The rows come by ATTACH straight into FTS5 (one INSERT … SELECT a slice: twice as fast as rows passed through
 * JavaScript). ATTACH without a key opens case.db with the shard's own key, which is the same.
 *
 * @param source case.db, committed; it is only read.
 * @param folder the case's index folder, made ready by `prepareFolder`.
 * @param slice ids of one transaction.
 * @throws WinnowError call.cancelled, disk.full.
 */
export function buildShard(
  source: string,
  folder: string,
  task: ShardTask,
  open: OpenDb,
  call: BuildCall,
  slice = SLICE,
): Shard {
  const path = task.shard?.path ?? shardPath(folder, task.firstId)
  if (task.shard === null) createShard(path, task.firstId, open)
  const db = open(path, 'write')
  try {
    db.prepare('ATTACH ? AS source').run(source)
    // A slice's rows are read twice, for their traits and for their words: the second time from memory.
    db.pragma('source.cache_size = -32768')
    addRows(db, path, task, call, slice)
    if (task.lastId - task.firstId >= MERGE_FROM) mergeSegments(db, call)
    listWords(db, call)
    emptyLog(db)
    return readShard(db, path)
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_FULL') {
      throw new WinnowError(
        'disk.full',
        `The disk is full, at ${path}. Make room and index the case again: it goes on from here.`,
      )
    }
    throw error
  } finally {
    db.close()
  }
}

function addRows(db: Database.Database, path: string, task: ShardTask, call: BuildCall, slice: number): void {
  db.function('look', (id) => {
    if (call.cancelled()) throw buildCancelled()
    call.progress(Number(id) - task.firstId)
    return 1
  })
  // The primary key of message gives the range in order, which is the order in which FTS5 takes rowids cheaply.
  const index = db.prepare<[number, number]>(`
    INSERT INTO body_index (rowid, body)
    SELECT id, body FROM source.message
    WHERE id BETWEEN ? AND ? AND body IS NOT NULL AND CASE id & ${LOOK - 1} WHEN 0 THEN look(id) ELSE 1 END
  `)
  const cover = db.prepare<[number, number]>('UPDATE shard SET last_id = ?, rows = rows + ?')
  const addSlice = db.transaction((firstId: number, lastId: number) => {
    const { lastId: coveredTo } = readShard(db, path)
    if (coveredTo !== firstId - 1) {
      throw new WinnowError('state.conflict', `Two builds worked on ${path} at once. Index the case again.`)
    }
    addTraits(db, firstId, lastId, call)
    cover.run(lastId, index.run(firstId, lastId).changes)
  })
  for (let firstId = task.firstId; firstId <= task.lastId; firstId += slice) {
    if (call.cancelled()) throw buildCancelled()
    const lastId = Math.min(task.lastId, firstId + slice - 1)
    addSlice.immediate(firstId, lastId)
    call.progress(lastId - task.firstId + 1)
  }
}

/**
 * Merges the segments into one, which searches fastest, in steps that can be stopped between. FTS5: a negative number of
 * pages begins a merge of everything, positive ones go on with it, and a step that changes fewer than two rows was the last.
 */
function mergeSegments(db: Database.Database, call: BuildCall): void {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck()
  for (let pages = -MERGE_PAGES; ; pages = MERGE_PAGES) {
    if (call.cancelled()) throw buildCancelled()
    const before = changes.get() ?? 0
    db.exec(`INSERT INTO body_index (body_index, rank) VALUES ('merge', ${pages})`)
    if ((changes.get() ?? 0) - before < 2) return
  }
}

/**
 * Lists the words of the shard with how many rows have each: for parts of words, for spelling-tolerant search, and for counts of one word.
 * FTS5 gives them only by reading its whole index (0.3 s a million rows), which no search should wait for. A reader does that itself
 * while the list is behind.
 */
function listWords(db: Database.Database, call: BuildCall): void {
  db.transaction(() => {
    const words: string[] = []
    let rows = new Uint32Array(65_536)
    const all = db.prepare<[], [term: string, rows: number]>('SELECT term, doc FROM body_word').raw()
    for (const [term, count] of all.iterate()) {
      if (words.length % LOOK === 0 && call.cancelled()) throw buildCancelled()
      if (words.length === rows.length) {
        const more = new Uint32Array(rows.length * 2)
        more.set(rows)
        rows = more
      }
      rows[words.length] = count
      words.push(term)
    }
    db.prepare('INSERT OR REPLACE INTO word_list VALUES (1, ?, ?)').run(
      words.join('\n'),
      Buffer.from(rows.buffer, 0, words.length * 4),
    )
    db.exec('UPDATE shard SET words_to = last_id')
  }).immediate()
}
