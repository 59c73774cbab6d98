import { openRead } from '../../electron/engine/db/connection.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import { runImport } from '../../electron/engine/ingest/index.ts'
import { inspect } from '../../electron/engine/ingest/inspect.ts'
import { accountId } from '../../shared/domain/ids.ts'

/** Imports a file in a process of its own, so that a test can kill it: CASE FILE. Says each step on stdout as it begins. */
const [folder = '', path = ''] = process.argv.slice(2)
const db = openRead(casePaths(folder).db, null)
const { mapping } = inspect(db, path, undefined, () => {})
db.close()
let step = ''
await runImport(
  {
    access: { folder, key: null, readOnly: false },
    ports: { version: 'test', now: Date.now, dataFolder: folder, sampleFolder: null, scryptLogN: 10 },
  },
  {
    kind: 'import',
    actor: { account: accountId.parse(1), name: 'importer', role: 'administrator' },
    params: {
      path,
      images: null,
      mapping: { ...mapping, zone: 'UTC' },
      mappingName: 'killed',
      supplier: '',
      exhibit: '',
      continuity: '',
    },
  },
  {
    now: Date.now,
    checkCancelled: () => {},
    cancelled: () => false,
    progress: (progress) => {
      if (progress.step === undefined || progress.step === step) return
      step = progress.step
      process.stdout.write(`${step}\n`)
    },
    changed: () => {},
    follow: () => {},
  },
)
process.stdout.write('placed\n')
