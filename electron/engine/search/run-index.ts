import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { JobRunner } from '../seat.ts'
import { opener } from './find.ts'
import { importRuns, lastMessage } from './runs.ts'
import { prepareFolder } from './shard.ts'
import { buildShard } from './shard-build.ts'
import { planShards } from './shard-plan.ts'

/** This job is one thread; shards that could be built side by side are built one after the other. */
const THREADS = 1

/**
 * Brings the search index up to the case: what is missing, what was damaged, what a killed build left undone. Nothing to do
 * is quick, so that it can follow every import and every opening.
 */
export const runIndex: JobRunner<'index'> = async ({ access }, _spec, call) => {
  if (access === null || access.readOnly) return { rows: 0 }
  const { db: source, index: folder } = casePaths(access.folder)
  const open = opener(access.key)
  const db = openRead(source, access.key)
  let last: number
  try {
    last = lastMessage(importRuns(db))
  } finally {
    db.close()
  }
  const { shards } = prepareFolder(folder, last, open)
  const tasks = planShards(shards, 1, last, THREADS)
  const total = tasks.reduce((sum, task) => sum + task.lastId - task.firstId + 1, 0)
  let before = 0
  call.progress({ step: 'indexing', done: 0, total, unit: 'rows', rows: 0 })
  for (const task of tasks) {
    buildShard(source, folder, task, open, {
      cancelled: call.cancelled,
      progress: (done) => call.progress({ done: before + done, rows: before + done }),
    })
    before += task.lastId - task.firstId + 1
    call.changed('index')
  }
  return { rows: total }
}
