import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { twinReads, twinWrites } from '../../../electron/engine/twins/index.ts'
import { Desk } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { groupsOf, matchTwins } from '../../support/twins.ts'

const child = fileURLToPath(new URL('../../support/twins-child.ts', import.meta.url))

test.each(['matching twins', 'comparing texts', 'linking', 'counting messages'])(
  'a matching that is killed while it is at "%s" leaves the links that were there, and the next one makes its own',
  async (step) => {
    const at = new Desk(twinReads, twinWrites)
    const said = (owner: string, k: number, later: number): TestRow => ({
      at: april(1, k) + later,
      from: 'raven',
      to: 'tall',
      owner,
      body: 'ok',
    })
    addRows(
      at.db,
      'one.csv',
      Array.from({ length: 4 }, (_, k) => [
        said('raven', k, 0),
        said('tall', k, k < 2 ? 5000 : 15_000),
      ]).flat(),
    )
    await matchTwins(at)
    const before = groupsOf(at)
    expect(before).toHaveLength(2)
    const { folder, key } = at.reader.access
    const killed = spawnSync(process.execPath, [
      child,
      folder,
      Buffer.from(key ?? []).toString('hex'),
      '20000',
      step,
    ])
    expect(killed.signal).toBe('SIGKILL')
    expect(groupsOf(at)).toEqual(before)
    expect(at.audit('twins')).toHaveLength(1)
    expect(at.db.pragma('integrity_check', { simple: true })).toBe('ok')
    await matchTwins(at, 20_000)
    expect(groupsOf(at)).toHaveLength(4)
  },
)
