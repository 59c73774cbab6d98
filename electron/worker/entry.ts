import { parentPort, workerData } from 'node:worker_threads'
import { ReaderSeat } from '../engine/reader.ts'
import { runJob } from '../engine/runner.ts'
import { WriterSeat } from '../engine/writer.ts'
import type { Ask, JobWord, Told, WorkerStart } from './messages.ts'

const start = workerData as WorkerStart
const ports = { ...start.ports, now: Date.now }
const port = parentPort
if (port === null) throw new Error('This file is a worker: it is started by pool.ts.')

if (start.seat === 'job') {
  const say = (word: JobWord) => port.postMessage(word)
  const outcome = await runJob(ports, start.access, start.spec, start.cancel, {
    progress: (progress) => say({ kind: 'progress', progress }),
    changed: (areas) => say({ kind: 'changed', areas }),
    follow: (spec) => say({ kind: 'follow', spec }),
  })
  say({ kind: 'outcome', outcome })
} else {
  const seat = start.seat === 'writer' ? new WriterSeat(ports) : new ReaderSeat(ports)
  port.on('message', async ({ id, request }: Ask) => {
    const reply = await seat.request(request)
    port.postMessage({ id, reply } satisfies Told)
  })
}
