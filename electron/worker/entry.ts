import { parentPort, workerData } from 'node:worker_threads'
import type { Area } from '../../shared/contract/index.ts'
import { ReaderSeat } from '../engine/reader.ts'
import { runJob } from '../engine/runner.ts'
import type { JobSpec, Progress } from '../engine/seat.ts'
import { WriterSeat } from '../engine/writer.ts'
import { workAsHand, workerHands } from './hands.ts'
import type { Ask, HandStart, JobAsk, JobWord, Told, WorkerStart } from './messages.ts'

const start = workerData as WorkerStart | HandStart
const port = parentPort
if (port === null) throw new Error('This file is a worker: it is started by pool.ts and hands.ts.')

if (start.seat === 'hand') await workAsHand(start, port)
else if (start.seat === 'job') {
  const ports = { ...start.ports, now: Date.now }
  const here = new URL(import.meta.url)
  const say = (word: JobWord) => port.postMessage(word)
  const listener = {
    progress: (progress: Partial<Progress>) => say({ kind: 'progress', progress }),
    changed: (areas: readonly Area[]) => say({ kind: 'changed', areas }),
    follow: (spec: JobSpec) => say({ kind: 'follow', spec }),
  }
  port.on('message', async (ask: JobAsk) => {
    if (ask === null) return port.close()
    const { access, spec, cancel } = ask
    const outcome = await runJob(ports, access, spec, cancel, listener, workerHands(here, cancel))
    access?.key?.fill(0)
    say({ kind: 'outcome', outcome })
  })
} else {
  const ports = { ...start.ports, now: Date.now }
  const seat = start.seat === 'writer' ? new WriterSeat(ports) : new ReaderSeat(ports)
  port.on('message', async ({ id, request }: Ask) => {
    const reply = await seat.request(request)
    port.postMessage({ id, reply } satisfies Told)
  })
}
