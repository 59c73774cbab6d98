import { memo } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import type { ShownZone } from '../../../shared/domain/time-display.ts'
import { BetweenRows } from './Between.tsx'
import { Bubble, type BubbleActions, type Lane } from './Bubble.tsx'
import { between } from './between.ts'
import { type MarksOf, tagMarks } from './marks.ts'
import type { Talk } from './talk.ts'

export interface OneMessageProps {
  index: number
  /** Undefined while it is on its way. */
  message: MessageRow | undefined
  /** The one before it; undefined: not known yet, null: there is none. */
  before: MessageRow | null | undefined
  far: boolean
  tone: number | undefined
  to: boolean
  current: boolean
  laneOf: ((row: MessageRow) => Lane) | undefined
  marksOf: MarksOf | undefined
  scheme: ReadonlyMap<number, TagDef>
  zone: ShownZone
  talk: Talk | undefined
  actions: BubbleActions | undefined
  onDay: ((at: number) => void) | undefined
}

/** A message with what stands between it and the one before. Drawn anew only when something of its own has changed: others come and go around it. */
export const OneMessage = memo(function OneMessage(props: OneMessageProps) {
  const { index, message, before, laneOf, marksOf, scheme, zone, talk, actions, onDay } = props
  return (
    <>
      {message !== undefined && (
        <BetweenRows
          index={index}
          between={between(before, message, zone)}
          talk={talk}
          burn={message.burn}
          zone={zone}
          onDay={onDay}
        />
      )}
      <Bubble
        row={message}
        far={props.far}
        tone={props.tone}
        to={props.to}
        lane={message === undefined ? undefined : laneOf?.(message)}
        current={props.current}
        marks={
          message === undefined
            ? []
            : [...tagMarks(message, scheme), ...(marksOf?.(message.body ?? '') ?? [])]
        }
        scheme={scheme}
        zone={zone}
        holds={talk?.holds}
        actions={actions}
      />
    </>
  )
})
