import { ReaderSeat } from '../reader.ts'
import { runJob } from '../runner.ts'
import type { Ports } from '../seat.ts'
import type { SeatPort, SeatRequest } from '../seat-wire.ts'
import { WriterSeat } from '../writer.ts'
import { Host } from './host.ts'

/** The whole engine in this thread: one writer, one reader, jobs inline. For tests and for tools without workers. */
export function createMemoryHost(ports: Ports): Host {
  const writer = new WriterSeat(ports)
  const reader = new ReaderSeat(ports)
  const port = (seat: WriterSeat | ReaderSeat): SeatPort => ({
    // Cloned as between threads, so that no seat can lean on sharing an object with another.
    request: async (request) => structuredClone(await seat.request(cloned(request))),
    close: async () => {
      await seat.request({ kind: 'shut' })
    },
  })
  return new Host(ports, port(writer), [port(reader)], (access, spec, cancel, listener) =>
    runJob(ports, structuredClone(access), structuredClone(spec), cancel, listener),
  )
}

function cloned(request: SeatRequest): SeatRequest {
  if (request.kind !== 'call') return structuredClone(request)
  const { cancel, ...rest } = request
  return { ...structuredClone(rest), cancel }
}
