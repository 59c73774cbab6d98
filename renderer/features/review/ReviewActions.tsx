import { Check, CornerUpLeft, SkipBack, SkipForward, X } from 'lucide-react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { Button } from '../../components/Button.tsx'
import css from './Review.module.css'

/** What may be done with the item in front. The one pressed most stands last and so never moves. */
export function ReviewActions({ item, onCommand }: { item: ReviewItem; onCommand: (id: string) => void }) {
  return (
    <span className={css.actions}>
      <Button look="quiet" icon={SkipBack} keys="p" onClick={() => onCommand('review.previous')}>
        Previous
      </Button>
      <Button look="quiet" icon={SkipForward} keys="n" onClick={() => onCommand('review.next')}>
        Next
      </Button>
      {item.mine ? (
        <span className={css.mine}>Your own work: a colleague decides.</span>
      ) : (
        <>
          {item.kind === 'attribution' && (
            <Button icon={X} keys="d" onClick={() => onCommand('review.reject')}>
              Reject…
            </Button>
          )}
          <Button icon={CornerUpLeft} keys="r" onClick={() => onCommand('review.return')}>
            Return…
          </Button>
          <Button look="primary" icon={Check} keys="a" onClick={() => onCommand('review.approve')}>
            Approve
          </Button>
        </>
      )}
    </span>
  )
}
