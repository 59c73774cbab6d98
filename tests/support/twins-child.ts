import { runTwins } from '../../electron/engine/twins/index.ts'
import { accountId } from '../../shared/domain/ids.ts'

/** Matches a case's twins in a process of its own that dies at a step: folder, key (hex), tolerance, step. */
const [folder = '', key = '', toleranceMs = '', fatal = ''] = process.argv.slice(2)
await runTwins(
  {
    access: { folder, key: Buffer.from(key, 'hex'), readOnly: false },
    ports: { version: '0', now: Date.now, dataFolder: folder, sampleFolder: null, scryptLogN: 10 },
  },
  {
    kind: 'twins',
    params: { toleranceMs: Number(toleranceMs) },
    actor: { account: accountId.parse(1), name: 'administrator', role: 'administrator' },
  },
  {
    now: Date.now,
    checkCancelled: () => {},
    cancelled: () => false,
    progress: ({ step }) => {
      if (step === fatal) process.kill(process.pid, 'SIGKILL')
    },
    changed: () => {},
    follow: () => {},
    hands: 1,
    hand: () => Promise.reject(new Error('Matching needs no other thread.')),
  },
)
