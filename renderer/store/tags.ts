import type { TagDef } from '../../shared/contract/tagging.ts'
import { call } from '../api/client.ts'
import { grouped } from '../components/progress-text.ts'
import { useStatus } from './status.ts'
import { useUndo } from './undo.ts'

/** UTF-16 offsets into a message's body, [from, to). */
export interface BodyRange {
  readonly from: number
  readonly to: number
}

export interface Tagging {
  readonly def: Pick<TagDef, 'id' | 'code'>
  readonly messages: readonly number[]
  readonly note: string
  /** Only with one message. */
  readonly range: BodyRange | null
}

/**
 * Proposes a tag, puts it down to be undone, and says in the status bar what came of it.
 * @throws WinnowError
 */
export async function addTag({ def, messages, note, range }: Tagging): Promise<void> {
  const { added, already } = await call('tag.add', { def: def.id, messages: [...messages], note, range })
  if (added.length === 0) {
    say(`${rowsText(already)} ${already === 1 ? 'carries' : 'carry'} ${def.code} already`)
    return
  }
  const where = range === null ? `on ${rowsText(added.length)}` : `on ${range.to - range.from} characters`
  putDown(`tag ${def.code} ${where}`, {
    undo: () => call('tag.withdraw', { ids: added }),
    redo: () => call('tag.restore', { ids: added }),
  })
  const rest = already === 0 ? '' : `; ${grouped(already)} had it already`
  say(`Tagged ${def.code} ${where}${rest}`)
}

/**
 * Takes one's own proposed or returned tags back.
 * @param codes as the scheme spells them, for the status bar
 * @throws WinnowError
 */
export async function withdrawTags(ids: readonly number[], codes: string): Promise<void> {
  await call('tag.withdraw', { ids: [...ids] })
  putDown(`withdrawal of ${codes}`, {
    undo: () => call('tag.restore', { ids: [...ids] }),
    redo: () => call('tag.withdraw', { ids: [...ids] }),
  })
  say(`Withdrew ${codes}`)
}

export interface Revision {
  readonly tag: { readonly id: number; readonly state: 'proposed' | 'approved' | 'returned' }
  readonly code: string
  readonly note: string
  readonly range: BodyRange | null
}

/**
 * Proposes a changed note or range in a tag's place. An approved tag stands until the changed one is approved.
 * @throws WinnowError
 */
export async function reviseTag({ tag, code, note, range }: Revision): Promise<void> {
  const { id } = await call('tag.revise', { id: tag.id, note, range })
  const gaveWay = tag.state !== 'approved'
  putDown(`change of ${code}`, {
    undo: async () => {
      await call('tag.withdraw', { ids: [id] })
      if (gaveWay) await call('tag.restore', { ids: [tag.id] })
    },
    redo: async () => {
      if (gaveWay) await call('tag.withdraw', { ids: [tag.id] })
      await call('tag.restore', { ids: [id] })
    },
  })
  say(gaveWay ? `Changed ${code}` : `Proposed a changed ${code}; the approved one stands until it is decided`)
}

function putDown(title: string, ways: { undo: () => Promise<unknown>; redo: () => Promise<unknown> }): void {
  useUndo.getState().did({
    title,
    undo: async () => void (await ways.undo()),
    redo: async () => void (await ways.redo()),
  })
}

const say = (said: string) => useStatus.getState().say(said)

const rowsText = (count: number) => `${grouped(count)} ${count === 1 ? 'row' : 'rows'}`
