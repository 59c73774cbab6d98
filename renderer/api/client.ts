import type { EventName, EventPayload, Input, MethodName, Result } from '../../shared/contract/index.ts'
import { useSession } from '../store/session.ts'
import { bridge } from './bridge.ts'
import { Caller, type CallOptions } from './caller.ts'

const caller = new Caller(bridge, () => useSession.getState().state?.session ?? null)

/**
 * Calls a method of the engine.
 * @throws WinnowError and nothing else; call.cancelled at once when `signal` is aborted
 */
export function call<M extends MethodName>(
  method: M,
  params: Input<M>,
  options?: CallOptions,
): Promise<Result<M>> {
  return caller.call(method, params, options)
}

/** Resolves once every call has its answer or was given up. */
export const settled = (): Promise<void> => caller.settled()

/**
 * Hears of an event of the engine from now on.
 * @returns a function that ends it
 */
export function subscribe<E extends EventName>(
  event: E,
  listener: (payload: EventPayload<E>) => void,
): () => void {
  return caller.subscribe(event, listener)
}
