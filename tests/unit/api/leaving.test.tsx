import '../../support/dom.ts'
import { expect, test, vi } from 'vitest'
import type { Bridge } from '../../../shared/contract/bridge.ts'
import type { Reply, Request } from '../../../shared/contract/wire.ts'

/** The page's own client over a bridge whose answers the test gives. */
async function page() {
  const sent: string[] = []
  let answer: (reply: Reply) => void = () => {}
  const bridge: Pick<Bridge, 'send' | 'receive'> = {
    send: (request: Request) => request.kind === 'call' && sent.push(request.method),
    receive: (listener) => {
      answer = listener
      return () => {}
    },
  }
  vi.stubGlobal('winnow', bridge)
  vi.resetModules()
  const { call } = await import('../../../renderer/api/client.ts')
  const leaving = await import('../../../renderer/api/leaving.ts')
  return { ...leaving, call, sent, answer: (reply: Reply) => answer(reply) }
}

test('what waits, and what a key did just before, goes through before the log-out', async () => {
  const { call, beforeLeaving, logOut, sent, answer } = await page()
  beforeLeaving(() => void call('message.seen', { looks: [{ id: 1, ms: 900 }] }))
  void call('review.undo', { target: { kind: 'tag', id: 1 } })
  const out = logOut('person')
  answer({ kind: 'result', id: 1, result: {} })
  await Promise.resolve()
  expect(sent).toEqual(['review.undo', 'message.seen'])
  answer({ kind: 'result', id: 2, result: {} })
  await vi.waitFor(() => expect(sent).toEqual(['review.undo', 'message.seen', 'session.logout']))
  answer({ kind: 'result', id: 3, result: {} })
  await out
})

test('a call that goes on and on does not keep the lock from closing', async () => {
  vi.useFakeTimers()
  const { call, logOut, sent } = await page()
  void call('job.list', {})
  void logOut('idle')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual(['job.list', 'session.logout'])
  vi.useRealTimers()
})
