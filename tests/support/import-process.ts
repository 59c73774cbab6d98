import { openRead } from '../../electron/engine/db/connection.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import { runImport } from '../../electron/engine/ingest/index.ts'
import { inspect } from '../../electron/engine/ingest/inspect.ts'
import { workerHands } from '../../electron/worker/hands.ts'
import { workerEntry } from '../../electron/worker/places.ts'
import { accountId } from '../../shared/domain/ids.ts'

/** Imports a file in a process of its own, so that a test can kill it: CASE FILE. Says on stdout when it begins, and each step. */
const [folder = '', path = ''] = process.argv.slice(2)
const access = { folder, key: null, readOnly: false }
const db = openRead(casePaths(folder).db, null)
const target = { path, member: null, sheet: null }
const { mapping } = await inspect({ db, access }, target, undefined, () => {})
db.close()
process.stdout.write('begins\n')
await runImport(
  {
    access,
    ports: { version: 'test', now: Date.now, dataFolder: folder, sampleFolder: null, scryptLogN: 10 },
  },
  {
    kind: 'import',
    actor: { account: accountId.parse(1), name: 'importer', role: 'administrator' },
    params: {
      ...target,
      images: null,
      mapping: { ...mapping, zone: 'UTC' },
      mappingName: 'killed',
      supplier: '',
      tranche: '',
      exhibit: '',
      continuity: '',
      owner: '',
      supersedes: null,
    },
  },
  {
    now: Date.now,
    checkCancelled: () => {},
    cancelled: () => false,
    progress: ({ step }) => {
      if (step !== undefined) process.stdout.write(`${step}\n`)
    },
    changed: () => {},
    follow: () => {},
    ...workerHands(workerEntry, new SharedArrayBuffer(4)),
  },
)
