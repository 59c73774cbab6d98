import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { HandCall, ShardSpec } from '../hand.ts'
import type { JobRunner } from '../seat.ts'
import { opener } from './opener.ts'
import { importRuns, lastMessage } from './runs.ts'
import { prepareFolder } from './shard.ts'
import { buildShard } from './shard-build.ts'
import { planShards, type ShardTask } from './shard-plan.ts'

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
  const tasks = planShards(shards, 1, last, call.hands)
  const total = tasks.reduce((sum, task) => sum + task.lastId - task.firstId + 1, 0)
  const done = new Map<ShardTask, number>()
  const report = (task: ShardTask, rows: number) => {
    done.set(task, rows)
    const all = [...done.values()].reduce((sum, each) => sum + each, 0)
    call.progress({ done: all, rows: all })
  }
  call.progress({ step: 'indexing', done: 0, total, unit: 'rows', rows: 0 })
  const queue = [...tasks]
  const build = async (task: ShardTask) => {
    const progress = (rows: number) => report(task, rows)
    // One shard alone is built here: a thread takes longer to start than a small import to index.
    if (tasks.length === 1) buildShard(source, folder, task, open, { cancelled: call.cancelled, progress })
    else await call.hand('shard', { source, folder, key: access.key, task }, { progress, answer: () => null })
  }
  const work = async () => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      await build(task)
      report(task, task.lastId - task.firstId + 1)
      call.changed('index')
    }
  }
  await Promise.all(Array.from({ length: Math.min(call.hands, tasks.length) }, work))
  return { rows: total }
}

/** Builds one shard, in whatever thread this is. */
export async function indexShard(
  { source, folder, key, task }: ShardSpec,
  call: HandCall<'shard'>,
): Promise<Record<string, never>> {
  buildShard(source, folder, task, opener(key), call)
  return {}
}
