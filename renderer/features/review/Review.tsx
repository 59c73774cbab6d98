import { Check, CornerUpLeft, SkipBack, SkipForward, Stamp, Undo2, X } from 'lucide-react'
import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { useNotice } from '../../store/notice.ts'
import { useUndo } from '../../store/undo.ts'
import { type Decision, decide } from './decide.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import css from './Review.module.css'
import { ReviewActions } from './ReviewActions.tsx'
import { ReviewCase } from './ReviewCase.tsx'
import { useQueue } from './useQueue.ts'

/** A supervisor's queue: one item fills the screen, keys decide. */
export function Review() {
  const [kind, setKind] = useState<'all' | 'tag' | 'attribution'>('all')
  const [asking, setAsking] = useState<{ decision: 'return' | 'reject'; about: ReviewItem } | null>(null)
  const queue = useQueue(kind)
  const { item, at, total, decidable, error, known } = queue
  const attempt = useNotice((notice) => notice.attempt)

  const decided = (about: ReviewItem, decision: Decision, reason: string) => {
    queue.leave()
    void attempt(() => decide(about, decision, reason, queue))
  }
  const approve = useEffectEvent(() => item && decided(item, 'approve', ''))
  const ask = useEffectEvent((decision: 'return' | 'reject') => item && setAsking({ decision, about: item }))
  const move = useEffectEvent((by: 1 | -1) => queue.move(by))
  // The keys answer from the moment that an item is seen, without being registered anew for it.
  const front = useRef(item)
  useLayoutEffect(() => {
    front.current = item
  }, [item])
  const commands = useMemo<Command[]>(() => {
    const group = 'Review'
    const open = () => front.current?.mine === false
    const rejectable = () => open() && front.current?.kind === 'attribution'
    return [
      {
        id: 'review.approve',
        title: 'Approve',
        group,
        keys: 'a',
        icon: Check,
        when: open,
        run: () => approve(),
      },
      {
        id: 'review.return',
        title: 'Return with a reason…',
        group,
        keys: 'r',
        icon: CornerUpLeft,
        when: open,
        run: () => ask('return'),
      },
      {
        id: 'review.reject',
        title: 'Reject the attribution…',
        group,
        keys: 'd',
        icon: X,
        when: rejectable,
        run: () => ask('reject'),
      },
      { id: 'review.next', title: 'Next', group, keys: 'n', icon: SkipForward, run: () => move(1) },
      { id: 'review.previous', title: 'Previous', group, keys: 'p', icon: SkipBack, run: () => move(-1) },
      {
        id: 'review.undo',
        title: 'Undo my last decision',
        group,
        keys: 'u',
        icon: Undo2,
        run: () => void attempt(useUndo.getState().undo),
      },
    ]
  }, [attempt])
  useCommands(commands)
  const run = (id: string) => commands.find((command) => command.id === id)?.run()

  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  return (
    <div className={cx('page-sheet', css.page)}>
      <header className="page-title">
        <h2>Review</h2>
        <RadioGroup
          label={<span className="visually-hidden">Show</span>}
          inline
          value={kind}
          onValue={(value) => {
            setKind(value)
            queue.restart()
          }}
          options={[
            { value: 'all', title: 'everything' },
            { value: 'tag', title: 'tags' },
            { value: 'attribution', title: 'attributions' },
          ]}
        />
        <p className={css.progress} role="status">
          {total > 0 &&
            `${grouped(at + 1)} of ${grouped(total)} waiting · ${grouped(decidable)} for you to decide`}
        </p>
      </header>
      {item !== null && <ReviewActions item={item} onCommand={run} />}
      {item !== null && <ReviewCase key={`${item.kind} ${item.id}`} item={item} />}
      {item === null && known && total === 0 && (
        <EmptyState icon={Stamp} title="Nothing waits">
          Tags and attributions appear here when a reviewer proposes them. U takes your last decision back.
        </EmptyState>
      )}
      {asking !== null && (
        <ReasonDialog
          decision={asking.decision}
          onClose={() => setAsking(null)}
          onReason={(reason) => {
            setAsking(null)
            decided(asking.about, asking.decision, reason)
          }}
        />
      )}
    </div>
  )
}
