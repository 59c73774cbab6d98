import { expect, test } from 'vitest'
import { attributionWrites } from '../../electron/engine/attribution/index.ts'
import { reviewReads, reviewWrites } from '../../electron/engine/review/index.ts'
import { seenWrites } from '../../electron/engine/seen/index.ts'
import { taggingWrites } from '../../electron/engine/tagging/index.ts'
import { Desk, defId } from '../support/desk.ts'
import { april, idBy } from '../support/lists.ts'
import { longLooks } from '../support/looks.ts'
import { addRows } from '../support/rows.ts'

const desk = () => new Desk(seenWrites, taggingWrites, attributionWrites, reviewReads, reviewWrites)

test('the overview of an empty case is all noughts', async () => {
  expect(await desk().as('supervisor')('home.overview', {})).toMatchObject({
    rows: 0,
    messages: 0,
    indexed: 0,
    firstAt: null,
    lastAt: null,
    handles: { unidentified: 0, proposed: 0, approved: 0, rejected: 0 },
    outcomes: { arrested: 0, charged: 0, convicted: 0 },
    seizures: [],
    days: [],
    recent: [],
  })
})

test('the overview counts the operation: rows, handles by state, outcomes by person, seizures, and what waits', async () => {
  const at = desk()
  const ids = addRows(
    at.db,
    'pack.csv',
    [
      { at: april(1), from: 'ravenwolf', to: 'tallship', images: ['van.jpg'] },
      { at: april(1, 13), from: 'tallship', to: 'ravenwolf' },
      { at: april(3), from: 'foxglove', to: 'ironmoon' },
      { at: null, from: 'foxglove', to: 'ironmoon' },
    ],
    [{ name: 'van.jpg', bytes: new Uint8Array([1]), type: 'image/jpeg' }],
  )
  const reviewer = at.as('reviewer')
  const supervisor = at.as('supervisor')
  await reviewer('message.seen', longLooks(ids.slice(0, 3)))
  const { added } = await reviewer('tag.add', { def: defId(at, 'COM'), messages: ids, note: '', range: null })
  const [a = 0, b = 0] = added
  await supervisor('review.decide', { targets: [{ kind: 'tag', id: a }], decision: 'approve', reason: '' })
  await supervisor('review.decide', { targets: [{ kind: 'tag', id: b }], decision: 'return', reason: 'why?' })
  const claim = { fromDay: null, toDay: null, use: 'sole' as const, conclusion: 'It is so.', items: [] }
  for (const name of ['ravenwolf', 'foxglove', 'ironmoon']) {
    await reviewer('attribution.propose', {
      ...claim,
      handle: idBy(at, 'handle', name),
      person: { name: `user of ${name}` },
    })
  }
  const target = (id: number) => ({ kind: 'attribution' as const, id })
  await supervisor('review.decide', { targets: [target(1)], decision: 'approve', reason: '' })
  await supervisor('review.decide', { targets: [target(3)], decision: 'reject', reason: 'another' })
  await supervisor('outcome.add', { person: 1, kind: 'arrested', day: null, note: '' })
  await supervisor('outcome.add', { person: 1, kind: 'arrested', day: null, note: 'again' })
  const seize = (commodity: string, amount: number) =>
    supervisor('seizure.add', { day: null, commodity, amount, unit: 'kg', person: null, note: '' })
  await seize('cocaine', 100)
  await seize('Cocaine', 9)
  await seize('heroin', 24)

  expect(await reviewer('home.overview', {})).toMatchObject({
    rows: 4,
    messages: 4,
    indexed: 0,
    firstAt: april(1),
    lastAt: april(3),
    sources: 1,
    conversations: 2,
    images: 1,
    handles: { unidentified: 1, proposed: 1, approved: 1, rejected: 1 },
    people: 3,
    outcomes: { arrested: 1, charged: 0, convicted: 0 },
    seizures: [
      { commodity: 'cocaine', unit: 'kg', amount: 109 },
      { commodity: 'heroin', unit: 'kg', amount: 24 },
    ],
    days: [
      { day: '2020-04-01', rows: 2 },
      { day: '2020-04-03', rows: 1 },
    ],
    seen: 3,
    tags: { proposed: 2, approved: 1, returned: 1 },
    queue: { tags: 2, attributions: 1, returnedToMe: 1 },
  })
})

test('what one person does several times in a row is one entry of what changed', async () => {
  const supervisor = desk().as('supervisor')
  const last = async () => (await supervisor('home.overview', {})).recent[0]
  await supervisor('person.save', { name: 'Alex Invented', note: '' })
  expect(await last()).toMatchObject({ action: 'person.save', target: 'Alex Invented', times: 1 })
  await supervisor('person.save', { name: 'Kim Imaginary', note: '' })
  expect(await last()).toMatchObject({
    actor: 'supervisor',
    action: 'person.save',
    target: null,
    times: 2,
  })
})
