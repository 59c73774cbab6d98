import { describe, expect, test } from 'vitest'
import { arrangeReads } from '../../../electron/engine/arrange/index.ts'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { readingMapReads } from '../../../electron/engine/reading-map/index.ts'
import { searchReads } from '../../../electron/engine/search/index.ts'
import { Desk } from '../../support/desk.ts'
import { april, idBy, openList } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'
import { indexDesk } from '../../support/searching.ts'

const said = ['the van is at dover', 'ok', 'which van', 'Dover?', 'a VAN, yes', 'see you']

async function filled() {
  const desk = new Desk(browseReads, readingMapReads, searchReads, arrangeReads)
  for (const [file, to] of [
    ['a.csv', 'ben'],
    ['b.csv', 'cat'],
  ] as const) {
    addRows(
      desk.db,
      file,
      said.map((body, k) => ({ at: april(1, k), from: 'ann', to, body })),
    )
  }
  await indexDesk(desk)
  return desk
}

describe('the hits of a search in a list', () => {
  test('stand where a plain scan of the list finds them, and those of other lists do not count', async () => {
    const desk = await filled()
    const ask = desk.as('reviewer')
    const conversation = Number(
      desk.db.prepare(`SELECT conversation FROM message WHERE source = 1 LIMIT 1`).pluck().get(),
    )
    const one = await openList(desk, { kind: 'conversation', conversation })
    expect(await ask('list.hits', { set: one.set, text: 'van' })).toEqual({ positions: [0, 2, 4] })
    expect(await ask('list.hits', { set: one.set, text: 'van OR dover' })).toEqual({
      positions: [0, 2, 3, 4],
    })
    expect(await ask('list.hits', { set: one.set, text: 'nothing' })).toEqual({ positions: [] })
    const both = await openList(desk, { kind: 'handle', handle: idBy(desk, 'handle', 'ann') })
    expect(await ask('list.hits', { set: both.set, text: 'van' })).toEqual({
      positions: [0, 1, 4, 5, 8, 9],
    })
  })

  test('stand where an arranged list has them', async () => {
    const desk = await filled()
    const ask = desk.as('reviewer')
    const { set } = await openList(desk, { kind: 'all' })
    const turned = await ask('list.sort', { set, column: 'recipient', descending: true })
    // The six to cat come first, each in the order of time.
    expect(await ask('list.hits', { set: turned.set, text: 'van' })).toEqual({
      positions: [0, 2, 4, 6, 8, 10],
    })
  })

  test('of a text that cannot be understood are refused with its place', async () => {
    const desk = await filled()
    const { set } = await openList(desk, { kind: 'all' })
    await expect(desk.as('reviewer')('list.hits', { set, text: '"van' })).rejects.toMatchObject({
      code: 'search.problem',
    })
  })
})
