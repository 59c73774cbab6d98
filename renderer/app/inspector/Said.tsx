import { useEffect } from 'react'
import type { Message } from '../../../shared/contract/browse.ts'
import { call } from '../../api/client.ts'
import { Highlighted } from '../../components/Highlighted.tsx'
import { lookMs } from '../../lists/useSeen.ts'
import { useRoutes } from '../../store/route.ts'
import { useSession } from '../../store/session.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'

/**
 * The whole text, where the work shows one line of it only. Read for a second here, the message counts as looked at, as
 * it does in its conversation.
 */
export function Said({ message: { id, body } }: { message: Message }) {
  const inConversation = useRoutes(({ route }) => route.screen === 'conversation')
  const writable = useSession(({ state }) => state?.case != null && state.case.readOnly === null)
  useEffect(() => {
    if (inConversation || !writable) return undefined
    // A failure only means that it is recorded when it is next looked at.
    const timer = setTimeout(() => call('message.seen', { ids: [id] }).catch(() => undefined), lookMs)
    return () => clearTimeout(timer)
  }, [id, inConversation, writable])
  if (inConversation || body === null || body === '') return null
  return (
    <Section title="Text">
      <div className={css.said}>
        <Highlighted text={body} showHidden />
      </div>
    </Section>
  )
}
