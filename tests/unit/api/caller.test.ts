import { describe, expect, it, vi } from 'vitest'
import { Caller } from '../../../renderer/api/caller.ts'
import type { Bridge } from '../../../shared/contract/bridge.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Reply, Request } from '../../../shared/contract/wire.ts'

function bridged() {
  const sent: Request[] = []
  let listener: (reply: Reply) => void = () => {}
  const bridge: Pick<Bridge, 'send' | 'receive'> = {
    send: (request) => sent.push(request),
    receive: (hear) => {
      listener = hear
      return () => {}
    },
  }
  const ids = () => sent.map(({ kind, id }) => `${kind} ${id}`)
  return { bridge, caller: new Caller(bridge), sent, ids, reply: (reply: Reply) => listener(reply) }
}

describe('a call', () => {
  it('resolves with the result that carries its id', async () => {
    const { caller, sent, reply } = bridged()
    const first = caller.call('job.get', { id: 'a' })
    const second = caller.call('job.list', {})
    expect(sent).toEqual([
      { kind: 'call', id: 1, method: 'job.get', params: { id: 'a' } },
      { kind: 'call', id: 2, method: 'job.list', params: {} },
    ])
    reply({ kind: 'result', id: 2, result: { jobs: [] } })
    reply({ kind: 'result', id: 1, result: { id: 'a' } })
    expect(await second).toEqual({ jobs: [] })
    expect(await first).toEqual({ id: 'a' })
  })

  it('is waited for until it has its answer or was given up', async () => {
    const { caller, reply } = bridged()
    await caller.settled()
    const abort = new AbortController()
    const first = caller.call('job.list', {})
    const second = caller.call('job.list', {}, { signal: abort.signal }).catch(() => undefined)
    let settled = false
    const waiting = caller.settled().then(() => {
      settled = true
    })
    reply({ kind: 'result', id: 1, result: { jobs: [] } })
    await first
    expect(settled).toBe(false)
    abort.abort()
    await second
    await waiting
    expect(settled).toBe(true)
  })

  it('names the log-in that its screen shows', () => {
    const { sent, bridge } = bridged()
    const session: { now: string | null } = { now: null }
    const caller = new Caller(bridge, () => session.now)
    void caller.call('job.list', {})
    session.now = 'first'
    void caller.call('job.list', {})
    expect(sent.map((request) => ('session' in request ? request.session : null))).toEqual([null, 'first'])
  })

  it('rejects with a WinnowError that has the code, message and details of the answer', async () => {
    const { caller, reply } = bridged()
    const call = caller.call('job.get', { id: 'a' })
    reply({
      kind: 'error',
      id: 1,
      error: { code: 'not.found', message: 'No such job.', details: { id: 'a' } },
    })
    const error = await call.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WinnowError)
    expect(error).toMatchObject({ code: 'not.found', message: 'No such job.', details: { id: 'a' } })
  })

  it('rejects as cancelled at once when its signal is aborted, and tells the host', async () => {
    const { caller, ids, reply } = bridged()
    const abort = new AbortController()
    const call = caller.call('job.list', {}, { signal: abort.signal })
    abort.abort()
    await expect(call).rejects.toMatchObject({ code: 'call.cancelled' })
    expect(ids()).toEqual(['call 1', 'cancel 1'])
    reply({ kind: 'result', id: 1, result: { jobs: [] } })
  })

  it('is not sent when its signal is aborted already', async () => {
    const { caller, sent } = bridged()
    await expect(caller.call('job.list', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'call.cancelled',
    })
    expect(sent).toEqual([])
  })

  it('does not cancel what is done already', async () => {
    const { caller, ids, reply } = bridged()
    const abort = new AbortController()
    const call = caller.call('job.list', {}, { signal: abort.signal })
    reply({ kind: 'result', id: 1, result: { jobs: [] } })
    await call
    abort.abort()
    expect(ids()).toEqual(['call 1'])
  })
})

describe('a subscription', () => {
  it('is shared by the listeners of one event and ends with the last of them', async () => {
    const { caller, ids, reply } = bridged()
    const heard: string[] = []
    const stopFirst = caller.subscribe('data.changed', ({ areas }) => heard.push(`first ${areas}`))
    const stopSecond = caller.subscribe('data.changed', ({ areas }) => heard.push(`second ${areas}`))
    reply({ kind: 'result', id: 1, result: {} })
    reply({ kind: 'event', id: 1, payload: { areas: ['tags'] } })
    await vi.waitFor(() => expect(heard).toEqual(['first tags', 'second tags']))
    stopFirst()
    stopFirst()
    expect(ids()).toEqual(['subscribe 1'])
    stopSecond()
    expect(ids()).toEqual(['subscribe 1', 'unsubscribe 1'])
    reply({ kind: 'event', id: 1, payload: { areas: ['people'] } })
    await Promise.resolve()
    expect(heard).toHaveLength(2)
  })

  it('begins anew after it has ended', () => {
    const { caller, ids } = bridged()
    caller.subscribe('job.changed', () => {})()
    caller.subscribe('job.changed', () => {})
    expect(ids()).toEqual(['subscribe 1', 'unsubscribe 1', 'subscribe 2'])
  })

  it('says nothing to a listener that stopped while the event was on its way', async () => {
    const { caller, reply } = bridged()
    const heard = vi.fn()
    const stop = caller.subscribe('job.changed', heard)
    reply({ kind: 'event', id: 1, payload: {} })
    stop()
    await Promise.resolve()
    expect(heard).not.toHaveBeenCalled()
  })
})
