import { Check, CornerUpLeft, SkipBack, SkipForward, X } from 'lucide-react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { Button } from '../../components/Button.tsx'
import css from './Review.module.css'

/** What may be done with the item in front; every button keeps its place from item to item. */
export function ReviewActions({ item, onCommand }: { item: ReviewItem; onCommand: (id: string) => void }) {
  return (
    <div className={css.actions}>
      <Button
        look="primary"
        icon={Check}
        keys="a"
        disabled={item.mine}
        onClick={() => onCommand('review.approve')}
      >
        Approve
      </Button>
      <Button icon={CornerUpLeft} keys="r" disabled={item.mine} onClick={() => onCommand('review.return')}>
        Return…
      </Button>
      <Button
        icon={X}
        keys="d"
        disabled={item.mine || item.kind === 'tag'}
        title={item.kind === 'tag' ? 'A tag is returned; only an attribution is rejected.' : undefined}
        onClick={() => onCommand('review.reject')}
      >
        Reject…
      </Button>
      <Button look="quiet" icon={SkipBack} keys="p" onClick={() => onCommand('review.previous')}>
        Previous
      </Button>
      <Button look="quiet" icon={SkipForward} keys="n" onClick={() => onCommand('review.next')}>
        Next
      </Button>
      {item.mine && <strong className={css.mine}>Your own work: a colleague decides.</strong>}
    </div>
  )
}
