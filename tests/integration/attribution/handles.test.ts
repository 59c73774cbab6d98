import { describe, expect, test } from 'vitest'
import { attributing } from '../../support/attributing.ts'
import { april, idBy } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'

describe('the list of handles', () => {
  const names = (handles: { name: string }[]) => handles.map(({ name }) => name)

  test('is sorted as asked for, with rows sent and received and both ends of their time', async () => {
    const { list } = attributing()
    expect(names(await list())).toEqual(['foxglove', 'ironmoon', 'ravenwo1f', 'ravenwolf', 'tallship'])
    const [busiest] = await list({ sort: 'rows' })
    expect(busiest).toMatchObject({
      name: 'ravenwolf',
      sent: 3,
      received: 2,
      firstAt: april(1),
      lastAt: april(9),
    })
    expect(names(await list({ sort: 'first' })).slice(0, 2)).toEqual(['ravenwolf', 'tallship'])
    expect(names(await list({ sort: 'rows', from: 1, count: 1 }))).toEqual(['tallship'])
  })

  test.each([
    ['ravenwlof', ['ravenwo1f', 'ravenwolf']],
    ['RAVENWOLF', ['ravenwolf', 'ravenwo1f']],
    ['moon', ['ironmoon']],
    ['zz', []],
  ])('finds by approximate name: %s', async (text, expected) => {
    expect(names(await attributing().list({ text }))).toEqual(expected)
  })

  test('knows each handle by the state of its attributions, and shows those of one state', async () => {
    const { propose, setState, list } = attributing()
    const { id } = await propose()
    const one = async (state: 'proposed' | 'approved' | 'rejected' | 'unidentified') =>
      names(await list({ state }))
    expect(await one('proposed')).toEqual(['ravenwolf'])
    setState(id, 'approved')
    expect(await one('approved')).toEqual(['ravenwolf'])
    setState(id, 'rejected')
    expect(await one('rejected')).toEqual(['ravenwolf'])
    setState(id, 'withdrawn')
    expect(await one('unidentified')).toHaveLength(5)
  })

  test('names the person of the approved attribution before the one of a proposed', async () => {
    const { propose, setState, list } = attributing()
    const approved = await propose()
    await propose({ person: { name: 'Sam Sample' }, use: 'shared' })
    const person = async () => (await list({ text: 'ravenwolf' }))[0]?.person?.name
    expect(await person()).toBe('Sam Sample')
    setState(approved.id, 'approved')
    expect(await person()).toBe('Alex Example')
  })
})

describe('the page of a handle', () => {
  test('counts rows sent and received on each UTC day that has any', async () => {
    const { at, handle } = attributing()
    const { days } = await at.as('reviewer')('handle.get', { id: handle })
    expect(days).toEqual([
      { day: '2020-04-01', sent: 1, received: 1 },
      { day: '2020-04-03', sent: 1, received: 0 },
      { day: '2020-04-09', sent: 0, received: 1 },
    ])
  })

  test('names whom it talks to, the busiest conversation first, and names that are like its own', async () => {
    const { at, handle } = attributing()
    const page = await at.as('reviewer')('handle.get', { id: handle })
    expect(page.contacts).toMatchObject([
      { name: 'tallship', rows: 4, firstAt: april(1), lastAt: april(3) },
      { name: 'ironmoon', rows: 1 },
    ])
    expect(page.alike).toEqual([{ id: idBy(at, 'handle', 'ravenwo1f'), name: 'ravenwo1f' }])
  })

  test('tells how the served files spell its name where they differ, sent or received', async () => {
    const { at, handle } = attributing()
    addRows(at.db, 'other.csv', [
      { at: april(2), from: 'ravenwolf', to: 'tallship', spelled: { From: 'RavenWolf', To: 'tallship' } },
      { at: april(2), from: 'tallship', to: 'ravenwolf', spelled: { From: 'tallship', To: 'RAVENWOLF ' } },
      { at: april(2), from: 'ravenwolf', to: 'tallship', spelled: { From: 'ravenwolf', To: 'TallShip' } },
      { at: april(2), from: 'ravenwolf', to: 'tallship', burn: '{60}' },
    ])
    const aliases = async (id: number) => (await at.as('reviewer')('handle.get', { id })).aliases
    expect(await aliases(handle)).toEqual(['RAVENWOLF ', 'RavenWolf'])
    expect(await aliases(idBy(at, 'handle', 'tallship'))).toEqual(['TallShip'])
    expect(await aliases(idBy(at, 'handle', 'foxglove'))).toEqual([])
  })

  test('of a handle that is not in the case is an error', async () => {
    await expect(attributing().at.as('reviewer')('handle.get', { id: 99 })).rejects.toMatchObject({
      code: 'not.found',
    })
  })
})
