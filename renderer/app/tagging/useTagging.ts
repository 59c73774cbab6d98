import { useCallback, useState } from 'react'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { may, refusal } from '../../../shared/domain/roles.ts'
import { useNotice } from '../../store/notice.ts'
import { acted, useSelection } from '../../store/selection.ts'
import { useSession } from '../../store/session.ts'
import { useStatus } from '../../store/status.ts'
import { addTag, type Tagging } from '../../store/tags.ts'

/** More rows than this are tagged only after a question. */
const askAbove = 1000

/** Why nobody here can tag now, in a sentence; null when the account can. */
export function whyNotTag(): string | null {
  const { state } = useSession.getState()
  if (state?.account == null) return 'Log in to tag.'
  if (!may(state.account.role, 'tag')) return refusal(state.account.role, 'tag')
  return state.case?.readOnly ?? null
}

export interface BulkQuestion {
  readonly tagging: Tagging
  readonly def: TagDef
}

/** Tags what is chosen, else what is focused; asks first when that is a great deal. */
export function useTagging() {
  const [question, setQuestion] = useState<BulkQuestion | null>(null)
  const tag = useCallback((def: TagDef, note = '') => {
    const { say } = useStatus.getState()
    const why = whyNotTag()
    if (why !== null) return say(why)
    const selection = useSelection.getState()
    const messages = acted(selection)
    if (messages.length === 0) return say(`Choose a message first: ${def.code} tags the one in focus`)
    const range = selection.chosen.length === 0 ? selection.range : null
    const tagging = { def, messages, note, range }
    if (messages.length > askAbove) return setQuestion({ tagging, def })
    void useNotice.getState().attempt(() => addTag(tagging))
  }, [])
  const answer = useCallback(
    (yes: boolean) => {
      setQuestion(null)
      if (yes && question !== null) void useNotice.getState().attempt(() => addTag(question.tagging))
    },
    [question],
  )
  return { tag, question, answer }
}
