import { Worker } from 'node:worker_threads'
import { Host } from '../engine/host/host.ts'
import type { Ports } from '../engine/seat.ts'
import type { JobOutcome, JobPort, SeatPort, SeatReply, SeatRequest } from '../engine/seat-wire.ts'
import type { Ask, JobAsk, JobWord, Told, WorkerPorts, WorkerStart } from './messages.ts'

/** Two: a long search in one leaves the other free for the list that a person is scrolling. */
const readersOfAPerson = 2

/**
 * The engine in worker threads: one writer, several readers, and a worker of its own for each job.
 * @param entry where entry.ts stands (bundled or not), for `new Worker`.
 * @param readerCount fewer for a program that asks one thing after the other: each takes a while to start
 */
export function createWorkerHost(
  ports: Omit<Ports, 'now'>,
  entry: URL,
  readerCount = readersOfAPerson,
): Host {
  const { version, dataFolder, sampleFolder, scryptLogN } = ports
  const plain: WorkerPorts = { version, dataFolder, sampleFolder, scryptLogN }
  const readers = Array.from({ length: readerCount }, () =>
    seatWorker(entry, { seat: 'reader', ports: plain }),
  )
  const writer = seatWorker(entry, { seat: 'writer', ports: plain })
  return new Host({ ...ports, now: Date.now }, writer, readers, jobWorkers(entry, plain))
}

const crashed = (error: unknown): SeatReply => ({
  ok: false,
  error: {
    code: 'call.failed',
    message: `A part of the engine stopped: ${String(error)}. Close the case and open it again.`,
  },
})

function seatWorker(entry: URL, start: WorkerStart): SeatPort {
  const worker = new Worker(entry, { workerData: start })
  const waiting = new Map<number, (reply: SeatReply) => void>()
  let next = 1
  let dead: SeatReply | null = null
  const fail = (error: unknown) => {
    // The first reason is the cause; the exit that follows says nothing.
    dead ??= crashed(error)
    for (const answer of waiting.values()) answer(dead)
    waiting.clear()
  }
  worker.on('message', ({ id, reply }: Told) => {
    waiting.get(id)?.(reply)
    waiting.delete(id)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(`exit ${code}`))
  return {
    request: (request: SeatRequest) =>
      new Promise((resolve) => {
        if (dead !== null) return resolve(dead)
        const id = next++
        waiting.set(id, resolve)
        worker.postMessage({ id, request } satisfies Ask)
      }),
    close: async () => {
      await worker.terminate()
    },
  }
}

/**
 * A worker whose job took less than this, milliseconds, may do another: starting one costs more than many a small import. What a long
 * job leaves in memory goes with its worker.
 */
const shortJob = 2_000
/** How long such a worker waits for another job, milliseconds. */
const patience = 2_000

function jobWorkers(entry: URL, ports: WorkerPorts): JobPort {
  const idle = new Set<Worker>()
  const make = (): Worker => {
    const worker = new Worker(entry, { workerData: { seat: 'job', ports } satisfies WorkerStart })
    // Whatever happens to it while it waits, it is not given another job.
    return worker.on('error', () => idle.delete(worker)).on('exit', () => idle.delete(worker))
  }
  const take = (): Worker => {
    const [waiting] = idle
    if (waiting === undefined) return make()
    idle.delete(waiting)
    waiting.ref()
    return waiting
  }
  const keep = (worker: Worker) => {
    idle.add(worker)
    // A program that is done does not wait for it.
    worker.unref()
    setTimeout(() => idle.delete(worker) && end(worker), patience).unref()
  }
  return (access, spec, cancel, listener) =>
    new Promise<JobOutcome>((resolve) => {
      const worker = take()
      const begun = performance.now()
      const settle = (outcome: JobOutcome) => {
        worker.off('message', hear).off('error', fail).off('exit', left)
        resolve(outcome)
      }
      const hear = (word: JobWord) => {
        if (word.kind === 'progress') listener.progress(word.progress)
        else if (word.kind === 'changed') listener.changed(word.areas)
        else if (word.kind === 'follow') listener.follow(word.spec)
        else {
          if (performance.now() - begun < shortJob) keep(worker)
          else end(worker)
          settle(word.outcome)
        }
      }
      const fail = (error: unknown) =>
        settle({
          ok: false,
          error: { code: 'call.failed', message: `${spec.kind} stopped: ${String(error)}` },
        })
      const left = (code: number) => fail(`exit ${code}`)
      worker.on('message', hear).on('error', fail).on('exit', left)
      worker.postMessage({ access, spec, cancel } satisfies JobAsk)
    })
}

const end = (worker: Worker) => worker.postMessage(null satisfies JobAsk)
