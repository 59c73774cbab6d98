import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** Decodes one HEIC in a thread of its own, so that it can be ended from outside whatever the decoder does. */
async function run({ bytes }: { bytes: Uint8Array }): Promise<void> {
  const { width, height, data } = await decode({ buffer: bytes })
  parentPort?.postMessage({ width, height, data }, [data.buffer])
}

// A failure ends the thread with its error, which the one who started it is told.
void run(workerData)
