import { toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import type { Area, ReaderMethod } from '../../shared/contract/index.ts'
import { arrangeReads } from './arrange/index.ts'
import { attributionReads } from './attribution/index.ts'
import { auditReads } from './audit/index.ts'
import { browseReads } from './browse/index.ts'
import { bundleReads } from './bundle/index.ts'
import { caseReads } from './case/index.ts'
import { galleryReads } from './gallery/index.ts'
import { ingestReads } from './ingest/index.ts'
import { imageBytes } from './media/index.ts'
import { type OpenReadSeat, openReadSeat } from './read-seat.ts'
import { readingReads } from './reading/index.ts'
import { readingMapReads } from './reading-map/index.ts'
import { reviewReads } from './review/index.ts'
import { searchReads } from './search/index.ts'
import { searchesReads } from './searches/index.ts'
import type { Actor, CaseAccess, Note, Ports, ReadCall, ReadHandlers, ReadSeat } from './seat.ts'
import type { SeatReply, SeatRequest } from './seat-wire.ts'
import { sourceReads } from './sources/index.ts'
import { taggingReads } from './tagging/index.ts'
import { twinReads } from './twins/index.ts'
import { watchReads } from './watch/index.ts'

const reads: ReadHandlers<ReaderMethod> = {
  ...caseReads,
  ...auditReads,
  ...ingestReads,
  ...sourceReads,
  ...twinReads,
  ...browseReads,
  ...arrangeReads,
  ...galleryReads,
  ...readingReads,
  ...readingMapReads,
  ...searchReads,
  ...searchesReads,
  ...watchReads,
  ...taggingReads,
  ...attributionReads,
  ...reviewReads,
  ...bundleReads,
}

/** One of several readers: browsing, searching, every list; never waits for the writer. */
export class ReaderSeat {
  readonly #ports: Ports
  #reading: OpenReadSeat | null = null

  constructor(ports: Ports) {
    this.#ports = ports
  }

  async request(request: SeatRequest): Promise<SeatReply> {
    try {
      if (request.kind === 'call') return await this.#call(request)
      if (request.kind === 'media') return this.#media(request)
      if (request.kind === 'open') this.#open(request.access)
      else this.#shut()
      return { ok: true, result: {}, notes: [], areas: [], session: null }
    } catch (error) {
      return { ok: false, error: toErrorShape(error) }
    }
  }

  async #call(request: Extract<SeatRequest, { kind: 'call' }>): Promise<SeatReply> {
    const seat = this.#reading?.seat
    if (seat === undefined || request.actor === null) throw new WinnowError('session.none', 'Log in first.')
    const notes: Note[] = []
    const areas = new Set<Area>()
    const call = readCall(this.#ports, request.actor, new Int32Array(request.cancel), notes, areas)
    const handler = reads[request.method as ReaderMethod] as (
      seat: ReadSeat,
      params: unknown,
      call: ReadCall,
    ) => unknown
    const result = await handler(seat, request.params, call)
    return { ok: true, result, notes, areas: [...areas], session: null }
  }

  #media({ sha256, variant }: Extract<SeatRequest, { kind: 'media' }>): SeatReply {
    if (this.#reading === null) throw new WinnowError('session.none', 'Log in first.')
    const result = imageBytes(this.#reading.seat, sha256, variant)
    return { ok: true, result, notes: [], areas: [], session: null }
  }

  #open(access: CaseAccess): void {
    this.#shut()
    this.#reading = openReadSeat(this.#ports, access)
  }

  #shut(): void {
    this.#reading?.close()
    this.#reading = null
  }
}

function readCall(ports: Ports, actor: Actor, cancel: Int32Array, notes: Note[], areas: Set<Area>): ReadCall {
  return {
    actor,
    now: ports.now,
    cancelled: () => Atomics.load(cancel, 0) !== 0,
    record: (audit) => void notes.push({ audit }),
    logSearch: (search) => void notes.push({ search }),
    changed: (...changed) => {
      for (const area of changed) areas.add(area)
    },
  }
}
