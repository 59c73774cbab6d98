import { availableParallelism } from 'node:os'
import { type MessagePort, Worker } from 'node:worker_threads'
import { toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import type { HandCall, HandKind, HandListener, Hands } from '../engine/hand.ts'
import { runHand } from '../engine/runner.ts'
import type { JobCall } from '../engine/seat.ts'
import type { HandAnswer, HandStart, HandWord } from './messages.ts'

/** More gain little: what a job writes goes through one connection. */
const mostHands = 4

/** Lets a job that runs in a worker start workers for pieces of its work. */
export function workerHands(entry: URL, cancel: SharedArrayBuffer): Pick<JobCall, 'hands' | 'hand'> {
  return {
    hands: Math.min(mostHands, availableParallelism()),
    hand: (kind, spec, listener) => startHand(entry, { seat: 'hand', kind, spec, cancel }, listener),
  }
}

function startHand<K extends HandKind>(
  entry: URL,
  start: HandStart,
  listener: HandListener<K>,
): Promise<Hands[K]['result']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: start, resourceLimits: { maxYoungGenerationSizeMb: 32 } })
    const fail = (error: unknown) =>
      reject(new WinnowError('call.failed', `A part of the work stopped: ${String(error)}`))
    worker.on('message', (word: HandWord) => {
      if (word.kind === 'progress') listener.progress(word.done, word.rows)
      else if (word.kind === 'ask') {
        const answer = listener.answer(word.question as Hands[K]['question'])
        worker.postMessage({ id: word.id, answer } satisfies HandAnswer)
      } else if (word.kind === 'result') resolve(word.result as Hands[K]['result'])
      else reject(new WinnowError(word.error.code, word.error.message, word.error.details))
    })
    worker.on('error', fail)
    worker.on('exit', (code) => fail(`exit ${code}`))
  })
}

/** What a hand's worker does: its one piece of work. */
export async function workAsHand({ kind, spec, cancel }: HandStart, port: MessagePort): Promise<void> {
  const say = (word: HandWord) => port.postMessage(word)
  const flag = new Int32Array(cancel)
  const waiting = new Map<number, (answer: HandAnswer['answer']) => void>()
  let next = 1
  const hear = ({ id, answer }: HandAnswer) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  port.on('message', hear)
  const call: HandCall<HandKind> = {
    cancelled: () => Atomics.load(flag, 0) !== 0,
    progress: (done, rows = 0) => say({ kind: 'progress', done, rows }),
    ask: (question) =>
      new Promise((resolve) => {
        const id = next++
        waiting.set(id, resolve)
        say({ kind: 'ask', id, question })
      }),
  }
  try {
    say({ kind: 'result', result: await runHand(kind, spec, call as HandCall<typeof kind>) })
  } catch (error) {
    say({ kind: 'error', error: toErrorShape(error) })
  }
  // Nothing is left to hear: the thread may end.
  port.off('message', hear)
  port.close()
}
