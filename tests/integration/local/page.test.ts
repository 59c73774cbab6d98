import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { areaSchema } from '../../../shared/contract/index.ts'
import { eventually } from '../../support/eventually.ts'
import { FakeHost, untilCancelled } from '../../support/fake-host.ts'
import { openPage, patient, serveLocal } from '../../support/local.ts'

const impatient = { ...patient, answer: 0 }

/** Makes every stream that is opened from now on one that the test can break off. */
function breakableStreams(): () => void {
  const real = globalThis.fetch
  let broken = new AbortController()
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
    const signals = [broken.signal, ...(init?.signal ? [init.signal] : [])]
    return String(address).endsWith('/events')
      ? real(address, { ...init, signal: AbortSignal.any(signals) })
      : real(address, init)
  })
  onTestFinished(() => spy.mockRestore())
  return () => {
    broken.abort()
    broken = new AbortController()
  }
}

describe('a page of the loopback host', () => {
  it('calls methods and gets their results and errors', async () => {
    const host = new FakeHost({ 'job.get': (params) => ({ given: params }) })
    const { caller } = openPage(await serveLocal(host))
    expect(await caller.call('job.get', { id: 'é 🜂' })).toEqual({ given: { id: 'é 🜂' } })
    await expect(caller.call('job.list', {})).rejects.toMatchObject({ code: 'call.unknown' })
  })

  it('gets answers that take long through its stream', async () => {
    let finish = () => {}
    const host = new FakeHost({
      'job.list': () => new Promise((resolve) => (finish = () => resolve({ jobs: [] }))),
    })
    const served = await serveLocal(host, { waits: impatient })
    const { caller } = openPage(served)
    const posts = vi.spyOn(globalThis, 'fetch')
    caller.subscribe('job.changed', () => {})
    await eventually(() => expect(host.listeners('job.changed')).toBe(1))
    const call = caller.call('job.list', {})
    await eventually(async () => {
      const answers = await Promise.all(posts.mock.results.map(({ value }) => value as Promise<Response>))
      expect(answers.map(({ status }) => status)).toContain(202)
    })
    finish()
    expect(await call).toEqual({ jobs: [] })
    posts.mockRestore()
  })

  it('cancels a call that is under way', async () => {
    const seen: string[] = []
    const host = new FakeHost({
      'search.run': async (_, signal) => {
        seen.push('began')
        await untilCancelled(signal).finally(() => seen.push('ended'))
      },
    })
    const { caller } = openPage(await serveLocal(host))
    const abort = new AbortController()
    const call = caller.call('job.list', {}, { signal: abort.signal })
    await expect(call).rejects.toMatchObject({ code: 'call.unknown' })
    const search = caller.call('search.run', { text: 'kilo' }, { signal: abort.signal })
    await eventually(() => expect(seen).toEqual(['began']))
    abort.abort()
    await expect(search).rejects.toMatchObject({ code: 'call.cancelled' })
    await eventually(() => expect(seen).toEqual(['began', 'ended']))
  })

  it('asks for nothing before its subscriptions stand, so that what changes after an answer is heard', async () => {
    const real = globalThis.fetch
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
      if (String(init?.body).includes('"subscribe"')) await held
      return real(address, init)
    })
    onTestFinished(() => spy.mockRestore())
    const listening: number[] = []
    const host: FakeHost = new FakeHost({
      'job.list': () => ({ jobs: listening.push(host.listeners('job.changed')) }),
    })
    const { caller } = openPage(await serveLocal(host))
    caller.subscribe('job.changed', () => {})
    const asked = caller.call('job.list', {})
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(listening).toEqual([])
    letThrough()
    await asked
    expect(listening).toEqual([1])
  })

  it('hears events from when it subscribes until it stops', async () => {
    const host = new FakeHost()
    const { caller } = openPage(await serveLocal(host))
    const heard: unknown[] = []
    const stop = caller.subscribe('data.changed', ({ areas }) => heard.push(areas))
    await eventually(() => expect(host.listeners('data.changed')).toBe(1))
    host.emit('data.changed', { areas: ['tags'] })
    host.emit('data.changed', { areas: ['audit'] })
    await eventually(() => expect(heard).toEqual([['tags'], ['audit']]))
    stop()
    await eventually(() => expect(host.listeners('data.changed')).toBe(0))
  })

  it('keeps its ids apart from those of another page', async () => {
    const host = new FakeHost({ 'job.get': (params) => params })
    const served = await serveLocal(host)
    const pages = [openPage(served), openPage(served)]
    const answers = await Promise.all(pages.map(({ caller }, at) => caller.call('job.get', { id: `${at}` })))
    expect(answers).toEqual([{ id: '0' }, { id: '1' }])
  })

  it('hears of the host’s end and of its return, and its calls fail in between', async () => {
    const host = new FakeHost({ 'job.list': () => ({ jobs: [] }) })
    const served = await serveLocal(host)
    const { bridge, caller } = openPage(served)
    const presence: boolean[] = []
    bridge.onPresence?.((present) => presence.push(present))
    await caller.call('job.list', {})
    await served.close()
    await eventually(() => expect(presence).toEqual([false]))
    await expect(caller.call('job.list', {})).rejects.toMatchObject({
      code: 'call.failed',
      message: expect.stringContaining('does not answer'),
    })
    await serveLocal(host, served)
    await eventually(() => expect(presence).toEqual([false, true]))
    expect(await caller.call('job.list', {})).toEqual({ jobs: [] })
  })

  it('asks again for its subscriptions, and for everything it shows, when the host has forgotten it', async () => {
    const breakOff = breakableStreams()
    const host = new FakeHost()
    const served = await serveLocal(host, { waits: { ...patient, absence: 0 } })
    const { caller } = openPage(served)
    const heard: unknown[] = []
    caller.subscribe('data.changed', ({ areas }) => heard.push(areas))
    await eventually(() => expect(host.listeners('data.changed')).toBe(1))
    const again = eventually(() => expect(heard).toEqual([areaSchema.options]))
    breakOff()
    await again
    host.emit('data.changed', { areas: ['tags'] })
    await eventually(() => expect(heard).toEqual([areaSchema.options, ['tags']]))
  })

  it('gets what was said while its stream was broken off', async () => {
    const breakOff = breakableStreams()
    const host = new FakeHost()
    const served = await serveLocal(host)
    const { caller } = openPage(served)
    const heard: unknown[] = []
    caller.subscribe('data.changed', ({ areas }) => heard.push(areas))
    await eventually(() => expect(host.listeners('data.changed')).toBe(1))
    breakOff()
    host.emit('data.changed', { areas: ['people'] })
    await eventually(() => expect(heard).toEqual([['people']]))
  })

  it('completes paths', async () => {
    const served = await serveLocal(new FakeHost())
    const { bridge } = openPage(served)
    const entries = await bridge.complete?.(`${served.renderer}/ind`)
    expect(entries).toEqual([{ path: `${served.renderer}/index.html`, folder: false, bytes: 36 }])
  })
})
