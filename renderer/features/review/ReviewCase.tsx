import type { ReviewItem } from '../../../shared/contract/review.ts'
import { AttributionLedger } from '../../components/AttributionLedger.tsx'
import { useRoutes } from '../../store/route.ts'
import { TagInContext } from './TagInContext.tsx'

/** The item that is to be decided: a tag in its conversation, or an attribution with all that it cites. */
export function ReviewCase({ item }: { item: ReviewItem }) {
  const go = useRoutes((routes) => routes.go)
  if (item.kind === 'tag') return <TagInContext item={item} />
  const { handle } = item.attribution
  return (
    <AttributionLedger
      attribution={item.attribution}
      onHandle={() => go({ screen: 'handle', handle: handle.id, attribution: item.id })}
      onMessage={(message) => go({ screen: 'messages', of: { kind: 'handle', handle: handle.id }, message })}
    />
  )
}
