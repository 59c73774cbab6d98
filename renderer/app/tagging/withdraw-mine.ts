import { call } from '../../api/client.ts'
import { useSelection } from '../../store/selection.ts'
import { useSession } from '../../store/session.ts'
import { useStatus } from '../../store/status.ts'
import { withdrawTags } from '../../store/tags.ts'
import { whyNotTag } from './useTagging.ts'

/** Withdraws the last of one's own undecided tags on the focused message; again for the one before it. */
export async function withdrawMine(codeOf: (def: number) => string): Promise<void> {
  const { say } = useStatus.getState()
  const why = whyNotTag()
  if (why !== null) return say(why)
  const { focused, chosen } = useSelection.getState()
  if (focused === null) return say('Choose a message first')
  if (chosen.length > 1) return say('Withdraw tags one message at a time, or undo what was just done to many')
  const me = useSession.getState().state?.account?.name
  const { tags } = await call('tag.of', { message: focused })
  const mine = tags.filter(({ account }) => account === me)
  const last = mine
    .filter(({ state }) => state !== 'approved')
    .toSorted((a, b) => a.at - b.at || a.id - b.id)
    .at(-1)
  if (last === undefined) {
    const approved = mine.length > 0
    return say(
      approved
        ? 'Your tag here is approved: it stands until its approver takes that back'
        : 'No tag of yours stands on this message',
    )
  }
  await withdrawTags([last.id], codeOf(last.def))
}
