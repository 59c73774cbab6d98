import type { ReviewItem } from '../../../shared/contract/review.ts'
import { AttributionInFull } from './AttributionInFull.tsx'
import { TagInContext } from './TagInContext.tsx'

/** The item that is to be decided: a tag in its conversation, or an attribution with all that it cites. */
export function ReviewCase({ item }: { item: ReviewItem }) {
  return item.kind === 'tag' ? <TagInContext item={item} /> : <AttributionInFull item={item} />
}
