import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Connection } from '../../../electron/engine/host/connection.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { type Reply, replySchema } from '../../../shared/contract/wire.ts'

/** A host whose calls end when the test says so. */
function talk() {
  const replies: Reply[] = []
  const calls: {
    method: string
    params: unknown
    signal: AbortSignal | undefined
    end: (result: unknown) => void
    fail: (error: unknown) => void
  }[] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const connection = new Connection(
    {
      call: (method, params, signal) =>
        new Promise((end, fail) => {
          calls.push({ method, params, signal, end, fail })
        }),
      subscribe: (event, listener) => {
        const set = listeners.get(event) ?? new Set()
        listeners.set(event, set.add(listener))
        return () => set.delete(listener)
      },
    },
    (reply) => replies.push(reply),
  )
  const emit = (event: string, payload: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(payload)
  }
  const call = (at: number) => {
    const found = calls[at]
    if (found === undefined) throw new Error(`The host was not called ${at + 1} times.`)
    return found
  }
  return {
    connection,
    replies,
    calls,
    call,
    emit,
    settled: () => new Promise((resolve) => setTimeout(resolve)),
  }
}

describe('a connection', () => {
  it('passes a call on and answers it with its result', async () => {
    const { connection, replies, call, settled } = talk()
    connection.receive({ kind: 'call', id: 7, method: 'message.get', params: { id: 1 } })
    expect(call(0)).toMatchObject({ method: 'message.get', params: { id: 1 } })
    call(0).end({ body: 'hello' })
    await settled()
    expect(replies).toEqual([{ kind: 'result', id: 7, result: { body: 'hello' } }])
  })

  it('answers a failed call with the error as it was thrown', async () => {
    const { connection, replies, call, settled } = talk()
    connection.receive({ kind: 'call', id: 1, method: 'a', params: {} })
    connection.receive({ kind: 'call', id: 2, method: 'b', params: {} })
    call(0).fail(new WinnowError('not.found', 'There is no such message.', { id: 9 }))
    call(1).fail(new Error('a fault'))
    await settled()
    expect(replies).toEqual([
      {
        kind: 'error',
        id: 1,
        error: { code: 'not.found', message: 'There is no such message.', details: { id: 9 } },
      },
      { kind: 'error', id: 2, error: { code: 'call.failed', message: 'a fault' } },
    ])
  })

  it('tells the host that a call is cancelled and answers it once', async () => {
    const { connection, replies, call, settled } = talk()
    connection.receive({ kind: 'call', id: 1, method: 'search.run', params: {} })
    connection.receive({ kind: 'cancel', id: 1 })
    connection.receive({ kind: 'cancel', id: 1 })
    expect(call(0).signal?.aborted).toBe(true)
    call(0).fail(new WinnowError('call.cancelled', 'Cancelled.'))
    await settled()
    expect(replies).toEqual([
      { kind: 'error', id: 1, error: { code: 'call.cancelled', message: 'Cancelled.' } },
    ])
  })

  it('answers a call that was done before its cancel came with the result', async () => {
    const { connection, replies, call, settled } = talk()
    connection.receive({ kind: 'call', id: 1, method: 'tag.add', params: {} })
    call(0).end({})
    connection.receive({ kind: 'cancel', id: 1 })
    await settled()
    expect(replies).toEqual([{ kind: 'result', id: 1, result: {} }])
  })

  it('says nothing to a cancel of a call that nobody made', () => {
    const { connection, replies } = talk()
    connection.receive({ kind: 'cancel', id: 99 })
    expect(replies).toEqual([])
  })

  it('delivers events from subscribe to unsubscribe, under the id of the subscription', () => {
    const { connection, replies, emit } = talk()
    connection.receive({ kind: 'subscribe', id: 3, event: 'data.changed' })
    emit('data.changed', { areas: ['tags'] })
    connection.receive({ kind: 'unsubscribe', id: 3 })
    emit('data.changed', { areas: ['people'] })
    expect(replies).toEqual([
      { kind: 'result', id: 3, result: {} },
      { kind: 'event', id: 3, payload: { areas: ['tags'] } },
      { kind: 'result', id: 3, result: {} },
    ])
  })

  it('refuses a subscription to an event that does not exist', () => {
    const { connection, replies } = talk()
    connection.receive({ kind: 'subscribe', id: 4, event: 'toString' })
    expect(replies).toMatchObject([{ kind: 'error', id: 4, error: { code: 'call.unknown' } }])
  })

  it('refuses an id that is in use', () => {
    const { connection, replies, calls } = talk()
    connection.receive({ kind: 'call', id: 1, method: 'a', params: {} })
    connection.receive({ kind: 'call', id: 1, method: 'b', params: {} })
    connection.receive({ kind: 'subscribe', id: 1, event: 'job.changed' })
    expect(calls).toHaveLength(1)
    expect(replies).toMatchObject([
      { kind: 'error', id: 1, error: { code: 'call.params' } },
      { kind: 'error', id: 1, error: { code: 'call.params' } },
    ])
  })

  it('cancels its calls and falls silent when it is closed', async () => {
    const { connection, replies, call, emit, settled } = talk()
    connection.receive({ kind: 'call', id: 1, method: 'a', params: {} })
    connection.receive({ kind: 'subscribe', id: 2, event: 'job.changed' })
    connection.close()
    expect(call(0).signal?.aborted).toBe(true)
    call(0).end('too late')
    emit('job.changed', {})
    connection.receive({ kind: 'call', id: 3, method: 'a', params: {} })
    await settled()
    expect(replies).toEqual([{ kind: 'result', id: 2, result: {} }])
  })

  it('answers anything that is no request with call.params, under its id where it has one', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ kind: fc.string(), id: fc.anything() }),
          fc.record({ kind: fc.constantFrom('call', 'subscribe'), id: fc.integer() }),
        ),
        (message) => {
          const { connection, replies, calls } = talk()
          connection.receive(message)
          expect(calls).toEqual([])
          expect(replies).toHaveLength(1)
          expect(replies[0]).toMatchObject({ kind: 'error', error: { code: 'call.params' } })
          expect(replySchema.safeParse(replies[0]).success).toBe(true)
          const id = (message as { id?: unknown } | null | undefined)?.id
          if (typeof id === 'number' && Number.isSafeInteger(id)) expect(replies[0]?.id).toBe(id)
        },
      ),
    )
  })
})
