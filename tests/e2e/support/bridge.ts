import type { Page } from '@playwright/test'
import type { Bridge } from '../../../shared/contract/bridge.ts'
import type { Input, MethodName, Result } from '../../../shared/contract/index.ts'
import type { Reply } from '../../../shared/contract/wire.ts'

declare global {
  interface Window {
    readonly winnow?: Bridge
  }
}

/**
 * Calls a method through the page's own bridge, for a desktop spec's set-up.
 * @throws Error with the answer's code and message
 */
export async function callFrom<M extends MethodName>(
  page: Page,
  method: M,
  params: Input<M>,
): Promise<Result<M>> {
  const reply = await page.evaluate(ask, { method, params })
  if (reply.kind === 'error') throw new Error(`${reply.error.code}: ${reply.error.message}`)
  if (reply.kind === 'event') throw new Error('An event is no answer.')
  return reply.result as Result<M>
}

/** Runs in the page. Its ids stay clear of the page's own, which count up from 1. */
function ask({ method, params }: { method: string; params: unknown }): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { winnow } = window
    if (winnow === undefined) return reject(new Error('The page has no bridge.'))
    const id = 1_000_000 + Math.floor(Math.random() * 1_000_000_000)
    const stop = winnow.receive((reply) => {
      if (reply.id !== id) return
      stop()
      resolve(reply)
    })
    winnow.send({ kind: 'call', id, method, params })
  })
}
