import type { Input } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useStatus } from '../../store/status.ts'
import { useUndo } from '../../store/undo.ts'
import type { QueueTarget } from './queue-steps.ts'

export type Decision = Input<'review.decide'>['decision']

const done = { approve: 'Approved', return: 'Returned', reject: 'Rejected' } as const

interface Queue {
  readonly hide: (target: QueueTarget) => void
  readonly comeBack: (target: QueueTarget) => void
}

/** Decides on an item that has left the queue already, and puts the way back on the undo list. */
export async function decide(
  item: Input<'review.undo'>['target'],
  decision: Decision,
  reason: string,
  queue: Queue,
): Promise<void> {
  const target = { kind: item.kind, id: item.id }
  const send = async () => {
    try {
      await call('review.decide', { targets: [target], decision, reason })
    } catch (error) {
      queue.comeBack(target)
      throw error
    }
  }
  // On the list before the engine has answered: undo right after a key is about this decision, not the one before.
  let sent = send()
  useUndo.getState().did({
    title: `${done[decision]} ${item.kind === 'tag' ? 'a tag' : 'an attribution'}`,
    undo: async () => {
      await sent
      await call('review.undo', { target })
      queue.comeBack(target)
    },
    redo: async () => {
      queue.hide(target)
      sent = send()
      await sent
    },
  })
  await sent
  useStatus.getState().say(`${done[decision]}. U takes it back.`)
}
