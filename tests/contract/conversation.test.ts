import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller } from '../../renderer/api/caller.ts'
import type { Job } from '../../shared/contract/job.ts'
import type { Reply, Request } from '../../shared/contract/wire.ts'
import { eventually } from '../support/eventually.ts'
import { plainMapping } from '../support/params.ts'
import { type Line, transports } from '../support/transports.ts'

const served = `From,To,Time,Text
ravenwolf,tallship,2020-04-14 09:12:00,Morning. u about?
tallship,ravenwolf,2020-04-14 09:14:00,"yes m8, box is landing thurs"
ravenwolf,tallship,not a time,lost
ravenwolf,tallship,2020-04-14 09:15:00,2 tops for u
`

describe.each(transports)('over $name', ({ open }) => {
  let line: Line
  let caller: Caller
  beforeAll(async () => {
    line = await open()
    caller = new Caller(line)
  })
  afterAll(() => line.close())

  /** Sends requests as they are and collects what comes back under their ids. */
  async function exchange(requests: readonly Request[], replies: number): Promise<Reply[]> {
    const ids = new Set(requests.map(({ id }) => id))
    const got: Reply[] = []
    const stop = line.receive((reply) => {
      if (ids.has(reply.id)) got.push(reply)
    })
    for (const request of requests) line.send(request)
    await eventually(() => expect(got.length).toBeGreaterThanOrEqual(replies))
    stop()
    return got
  }

  async function jobEnds(id: string): Promise<Job> {
    const done = Promise.withResolvers<Job>()
    const stop = caller.subscribe('job.changed', (job) => {
      if (job.id === id && job.finishedAt !== null) done.resolve(job)
    })
    const now = await caller.call('job.get', { id })
    if (now.finishedAt !== null) done.resolve(now)
    return done.promise.finally(stop)
  }

  it('a case is created, a file imported, listed, searched and tagged', async () => {
    const created = await caller.call('case.create', {
      path: join(line.folder, 'job.winnow'),
      name: 'Job',
      operation: 'Operation Job',
      marking: 'OFFICIAL-SENSITIVE',
      administrator: { name: 'admin', password: 'correct horse' },
    })
    expect(created).toMatchObject({
      case: { name: 'Job', encrypted: true },
      account: { role: 'administrator' },
    })
    await caller.call('account.create', { name: 'reviewer', role: 'reviewer', password: 'battery staple' })

    const path = join(line.folder, 'served.csv')
    writeFileSync(path, served)
    const { job } = await caller.call('import.start', {
      path,
      images: null,
      mapping: plainMapping,
      mappingName: 'Plain',
      supplier: '',
      exhibit: '',
      continuity: '',
    })
    expect(await jobEnds(job)).toMatchObject({ state: 'done', result: { read: 4, stored: 3, rejected: 1 } })
    await eventually(async () => {
      const { jobs } = await caller.call('job.list', {})
      expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => 'done'))
    })

    await caller.call('session.logout', { why: 'person' })
    await expect(
      caller.call('session.login', { account: 'reviewer', password: 'wrong' }),
    ).rejects.toMatchObject({ code: 'session.password' })
    await caller.call('session.login', { account: 'reviewer', password: 'battery staple' })

    const all = await caller.call('list.open', { of: { kind: 'all' } })
    expect(all).toMatchObject({ rows: 3, messages: 3 })
    const { rows } = await caller.call('list.page', { set: all.set, from: 0, count: 10 })
    expect(rows.map(({ body, sender, address }) => [address.row, sender?.name, body])).toEqual([
      [2, 'ravenwolf', 'Morning. u about?'],
      [3, 'tallship', 'yes m8, box is landing thurs'],
      [5, 'ravenwolf', '2 tops for u'],
    ])
    const hits = await caller.call('search.run', { text: 'box OR tops' })
    expect(hits).toMatchObject({ rows: 2, notIndexed: 0 })

    const { defs } = await caller.call('scheme.get', {})
    const quantity = defs.find(({ code }) => code === 'QTY')
    const message = rows[2]
    if (quantity === undefined || message === undefined)
      throw new Error('The scheme or the list lacks an entry.')
    const { added } = await caller.call('tag.add', {
      def: quantity.id,
      messages: [message.id],
      note: 'two',
      range: { from: 0, to: 6 },
    })
    const { tags } = await caller.call('tag.of', { message: message.id })
    expect(tags).toMatchObject([{ id: added[0], state: 'proposed', from: 0, to: 6, account: 'reviewer' }])
  })

  it('a subscriber hears of each change until it unsubscribes', async () => {
    const heard: string[] = []
    const stop = caller.subscribe('data.changed', ({ areas }) => heard.push(...areas))
    await caller.call('person.save', { name: 'Alex Invented', note: '' })
    await eventually(() => expect(heard).toContain('people'))
    stop()
    // A later subscription is confirmed after the end of the first one.
    const id = 500_001
    await exchange([{ kind: 'subscribe', id, event: 'state.changed' }], 1)
    heard.length = 0
    await caller.call('person.save', { name: 'Sam Invented', note: '' })
    await exchange([{ kind: 'unsubscribe', id }], 1)
    expect(heard).toEqual([])
  })

  it('every call, subscribe and unsubscribe is answered once, whatever else goes on', async () => {
    const requests: Request[] = []
    for (let id = 600_000; id < 600_040; id += 4) {
      requests.push({ kind: 'call', id, method: 'search.run', params: { text: 'box' } })
      requests.push({ kind: 'cancel', id })
      requests.push({ kind: 'call', id: id + 1, method: 'no.such', params: null })
      requests.push({ kind: 'call', id: id + 2, method: 'home.overview', params: {} })
      requests.push({ kind: 'subscribe', id: id + 3, event: 'job.changed' })
      requests.push({ kind: 'unsubscribe', id: id + 3 })
    }
    const replies = await exchange(requests, 50)
    const answers = replies.filter(({ kind }) => kind !== 'event').map(({ id }) => id)
    const expected = requests.filter(({ kind }) => kind !== 'cancel').map(({ id }) => id)
    expect(answers.toSorted()).toEqual(expected.toSorted())
  })

  it('a cancelled call is answered as cancelled, or with its result where it was done first', async () => {
    const id = 700_000
    const [reply] = await exchange(
      [
        { kind: 'call', id, method: 'search.run', params: { text: 'box' } },
        { kind: 'cancel', id },
      ],
      1,
    )
    if (reply?.kind === 'error') expect(reply.error.code).toBe('call.cancelled')
    else expect(reply).toMatchObject({ kind: 'result', result: { rows: 1 } })
    const abort = new AbortController()
    const call = caller.call('search.run', { text: 'box' }, { signal: abort.signal })
    abort.abort()
    await expect(call).rejects.toMatchObject({ code: 'call.cancelled' })
  })

  it('what is no request, and an event that does not exist, is answered with an error', async () => {
    const odd: unknown = { kind: 'shout', id: 800_000 }
    const replies = await exchange([odd as Request, { kind: 'subscribe', id: 800_001, event: 'no.such' }], 2)
    expect(replies.toSorted((a, b) => a.id - b.id)).toMatchObject([
      { kind: 'error', id: 800_000, error: { code: 'call.params' } },
      { kind: 'error', id: 800_001, error: { code: 'call.unknown' } },
    ])
  })

  it('two clients of one host see one session', async () => {
    const before = await caller.call('app.state', {})
    const second = new Caller(line)
    // Ids of this second caller begin at 1 again, as those of a reloaded page do.
    expect(await second.call('app.state', {})).toEqual(before)
  })
})
