import { useRef } from 'react'
import type { Message } from '../../../shared/contract/browse.ts'
import { Highlighted } from '../../components/Highlighted.tsx'
import { useSeen } from '../../lists/useSeen.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'

/** The whole text, where the work shows one line of it only. Read here, the message counts as seen, as it does in its conversation. */
export function Said({ message: { id, body } }: { message: Message }) {
  const inConversation = useRoutes(({ route }) => route.screen === 'conversation')
  const text = useRef<HTMLDivElement>(null)
  useSeen(() => {
    const box = text.current
    // A text longer than its box counts once it was scrolled to its end.
    const whole = box !== null && box.scrollTop + box.clientHeight >= box.scrollHeight - 1
    return whole ? [{ id, characters: body?.length ?? 0 }] : []
  })
  if (inConversation || body === null || body === '') return null
  return (
    <Section title="Text">
      <div ref={text} className={css.said}>
        <Highlighted text={body} showHidden />
      </div>
    </Section>
  )
}
