import { WinnowError } from '../../shared/contract/error.ts'
import type { EventName } from '../../shared/contract/index.ts'

type Handler = (params: unknown, signal: AbortSignal | undefined) => unknown

/** A host with the methods that a test gives it, to try what stands in front of the engine. */
export class FakeHost {
  readonly #methods: Readonly<Record<string, Handler>>
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>()
  readonly media: (sha256: string) => Promise<{ bytes: Uint8Array; type: string }>

  constructor(methods: Readonly<Record<string, Handler>> = {}, media: FakeHost['media'] = noMedia) {
    this.#methods = methods
    this.media = media
  }

  call = async (method: string, params: unknown, signal?: AbortSignal): Promise<never> => {
    const handler = this.#methods[method]
    if (handler === undefined) throw new WinnowError('call.unknown', `There is no method "${method}".`)
    return (await handler(params, signal)) as never
  }

  subscribe = (event: EventName, listener: (payload: never) => void): (() => void) => {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  emit(event: EventName, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload as never)
  }

  listeners(event: EventName): number {
    return this.#listeners.get(event)?.size ?? 0
  }
}

const noMedia = async () => {
  throw new WinnowError('not.found', 'There is no such image.')
}

/** Ends a handler that waits when its call is cancelled, as the engine does. */
export function untilCancelled(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new WinnowError('call.cancelled', 'Cancelled.')))
  })
}
