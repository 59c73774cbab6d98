import { call } from '../api/client.ts'
import { useStatus } from './status.ts'
import { type Groups, stepsBack } from './twin-groups.ts'
import { useUndo } from './undo.ts'

/** The groups that rows are in, each once, in the order of the rows. */
async function groupsOfRows(messages: readonly number[]): Promise<Groups> {
  const groups: number[][] = []
  for (const message of messages) {
    if (groups.some((group) => group.includes(message))) continue
    const { rows } = await call('twin.of', { message })
    groups.push(rows.length === 0 ? [message] : rows.map(({ id }) => id))
  }
  return groups
}

/**
 * Says that rows are one message; put down to be undone.
 * @throws WinnowError
 */
export async function joinRows(messages: readonly number[], note: string): Promise<void> {
  const before = await groupsOfRows(messages)
  const join = () => call('twin.join', { messages: [...messages], note })
  await join()
  const { split, join: rejoin } = stepsBack(before)
  useUndo.getState().did({
    title: `join of ${messages.length} rows`,
    undo: async () => {
      const undone = `Undone: ${note}`.slice(0, longest)
      for (const message of split) await call('twin.split', { message, note: undone })
      for (const group of rejoin) await call('twin.join', { messages: group, note: undone })
    },
    redo: async () => void (await join()),
  })
  useStatus.getState().say(`Joined ${messages.length} rows as one message`)
}

/**
 * Says that a row is a message of its own; put down to be undone.
 * @throws WinnowError
 */
export async function splitRow(message: number, note: string): Promise<void> {
  const { rows } = await call('twin.of', { message })
  const group = rows.map(({ id }) => id)
  const split = () => call('twin.split', { message, note })
  await split()
  useUndo.getState().did({
    title: 'split of a row',
    undo: async () => {
      const undone = `Undone: ${note}`.slice(0, longest)
      if (group.length > 1) await call('twin.join', { messages: group, note: undone })
    },
    redo: async () => void (await split()),
  })
  useStatus.getState().say('Split: the row is a message of its own')
}

/** Characters of a note. */
const longest = 2000
