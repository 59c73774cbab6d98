import { Check, CornerUpLeft, SkipForward, Stamp, Undo2, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { useNotice } from '../../store/notice.ts'
import { useStatus } from '../../store/status.ts'
import { useUndo } from '../../store/undo.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import css from './Review.module.css'
import { ReviewCase } from './ReviewCase.tsx'
import { useQueue } from './useQueue.ts'

type Decision = Input<'review.decide'>['decision']

/** A supervisor's queue: one item fills the screen, keys decide. */
export function Review() {
  const [kind, setKind] = useState<'all' | 'tag' | 'attribution'>('all')
  const [asking, setAsking] = useState<'return' | 'reject' | null>(null)
  const { item, at, total, decidable, move, error, known } = useQueue(kind)
  const attempt = useNotice((notice) => notice.attempt)

  const commands = useMemo<Command[]>(() => {
    const open = item !== null && !item.mine
    const group = 'Review'
    return [
      {
        id: 'review.approve',
        title: 'Approve',
        group,
        keys: 'a',
        icon: Check,
        when: () => open,
        run: () => item && void attempt(() => decide(item, 'approve', '')),
      },
      {
        id: 'review.return',
        title: 'Return with a reason…',
        group,
        keys: 'r',
        icon: CornerUpLeft,
        when: () => open,
        run: () => setAsking('return'),
      },
      {
        id: 'review.reject',
        title: 'Reject the attribution…',
        group,
        keys: 'd',
        icon: X,
        when: () => open && item.kind === 'attribution',
        run: () => setAsking('reject'),
      },
      { id: 'review.next', title: 'Next', group, keys: 'n', icon: SkipForward, run: () => move(1) },
      { id: 'review.previous', title: 'Previous', group, keys: 'p', run: () => move(-1) },
      {
        id: 'review.undo',
        title: 'Undo my last decision',
        group,
        keys: 'u',
        icon: Undo2,
        run: () => void attempt(useUndo.getState().undo),
      },
    ]
  }, [item, move, attempt])
  useCommands(commands)
  const run = (id: string) => commands.find((command) => command.id === id)?.run()

  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  return (
    <div className={css.page}>
      <header className={css.head}>
        <RadioGroup
          label="Show"
          value={kind}
          onValue={setKind}
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
        {item !== null && (
          <span className={css.actions}>
            {item.mine ? (
              <span className={css.mine}>Your own work: a colleague decides.</span>
            ) : (
              <>
                <Button look="primary" icon={Check} keys="a" onClick={() => run('review.approve')}>
                  Approve
                </Button>
                <Button icon={CornerUpLeft} keys="r" onClick={() => run('review.return')}>
                  Return…
                </Button>
                {item.kind === 'attribution' && (
                  <Button icon={X} keys="d" onClick={() => run('review.reject')}>
                    Reject…
                  </Button>
                )}
              </>
            )}
            <Button look="quiet" icon={SkipForward} keys="n" onClick={() => run('review.next')}>
              Next
            </Button>
          </span>
        )}
      </header>
      {item !== null && <ReviewCase key={`${item.kind} ${item.id}`} item={item} />}
      {item === null && known && total === 0 && (
        <EmptyState icon={Stamp} title="Nothing waits">
          Tags and attributions appear here when a reviewer proposes them.
        </EmptyState>
      )}
      {asking !== null && item !== null && (
        <ReasonDialog
          decision={asking}
          onClose={() => setAsking(null)}
          onReason={(reason) => {
            setAsking(null)
            void attempt(() => decide(item, asking, reason))
          }}
        />
      )}
    </div>
  )
}

const done = { approve: 'Approved', return: 'Returned', reject: 'Rejected' } as const

/** Decides, and puts the way back on the undo list. */
async function decide(
  item: Pick<Input<'review.undo'>['target'], 'kind' | 'id'>,
  decision: Decision,
  reason: string,
) {
  const target = { kind: item.kind, id: item.id }
  const redo = async () => {
    await call('review.decide', { targets: [target], decision, reason })
  }
  await redo()
  useUndo.getState().did({
    title: `${done[decision]} ${item.kind === 'tag' ? 'a tag' : 'an attribution'}`,
    undo: async () => {
      await call('review.undo', { target })
    },
    redo,
  })
  useStatus.getState().say(`${done[decision]}. U takes it back.`)
}
