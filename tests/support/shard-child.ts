import { opener } from '../../electron/engine/search/opener.ts'
import { prepareFolder } from '../../electron/engine/search/shard.ts'
import { buildShard } from '../../electron/engine/search/shard-build.ts'
import { planShards } from '../../electron/engine/search/shard-plan.ts'
import { testKey } from './shards.ts'

/** Builds the index of a case in a process of its own, so that a test can kill it: source, folder, last id, slice. */
const [source = '', folder = '', lastId = '', slice = ''] = process.argv.slice(2)
const open = opener(testKey)
const { shards } = prepareFolder(folder, Number(lastId), open)
for (const task of planShards(shards, 1, Number(lastId), 1)) {
  buildShard(
    source,
    folder,
    task,
    open,
    { cancelled: () => false, progress: (done) => process.stdout.write(`${done}\n`) },
    Number(slice),
  )
}
