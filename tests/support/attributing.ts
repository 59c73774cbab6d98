import { attributionReads, attributionWrites } from '../../electron/engine/attribution/index.ts'
import { browseReads } from '../../electron/engine/browse/index.ts'
import type { Input } from '../../shared/contract/index.ts'
import { Desk, type PersonName } from './desk.ts'
import { april, idBy } from './lists.ts'
import { addRows } from './rows.ts'

const picture = { name: 'dog.jpg', bytes: new Uint8Array([7]), type: 'image/jpeg' }

/** A case with a few handles and one image, and what one does to attribute a handle in it. */
export function attributing() {
  const at = new Desk(browseReads, attributionReads, attributionWrites)
  const rows = addRows(
    at.db,
    'pack.csv',
    [
      { at: april(1), from: 'ravenwolf', to: 'tallship', body: 'mum is 69 tomorrow' },
      { at: april(1, 23, 59), from: 'tallship', to: 'ravenwolf' },
      { at: april(3), from: 'ravenwolf', to: 'tallship' },
      { at: null, from: 'ravenwolf', to: 'tallship' },
      { at: april(9), from: 'ravenwo1f', to: 'foxglove', images: ['dog.jpg'] },
      { at: april(9), from: 'ironmoon', to: 'ravenwolf', conversation: 'Sunday football' },
    ],
    [picture],
  )
  const handle = idBy(at, 'handle', 'ravenwolf')
  const proposal: Input<'attribution.propose'> = {
    handle,
    person: { name: 'Alex Example' },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'Alex Example used ravenwolf.',
    items: [],
  }
  const propose = (more: Partial<Input<'attribution.propose'>> = {}, who: PersonName = 'reviewer') =>
    at.as(who)('attribution.propose', { ...proposal, ...more })
  const setState = (id: number, state: string) =>
    at.db.prepare('UPDATE attribution SET state = ? WHERE id = ?').run(state, id)
  const list = async (more: Partial<Input<'handle.list'>> = {}) => {
    const all = { text: '', sort: 'name', from: 0, count: 50 } as const
    return (await at.as('reviewer')('handle.list', { ...all, ...more })).handles
  }
  return { at, rows, handle, proposal, propose, setState, list }
}
