import type { BundleAttribution, CitedItem } from '../../../shared/bundle/attribution-record.ts'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import { attributionsByIds } from '../attribution/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { BundleImages } from './images.ts'
import type { RecordSource } from './records.ts'

/**
 * The approved attributions that concern a bundle: of a handle that appears in it, or citing a message that stands in it. By
 * handle, then in the order in which they were proposed.
 */
export function approvedAttributions(db: ReadDb, records: RecordSource): Attribution[] {
  // attribution_state gives the approved ones; a case has some hundreds of them.
  const ids = db
    .prepare<[], number>(
      `SELECT a.id FROM attribution AS a JOIN handle AS h ON h.id = a.handle
       WHERE a.state = 'approved' ORDER BY h.folded, a.id`,
    )
    .pluck()
    .all()
  return attributionsByIds(db, ids).filter(
    ({ handle, items }) =>
      records.handles.has(handle.id) ||
      items.some(({ message }) => message !== null && records.messages.has(message)),
  )
}

/** An attribution as the bundle tells it, everything that it cites for and against included. */
export function asBundled(
  attribution: Attribution,
  number: number,
  records: RecordSource,
  images: BundleImages,
): BundleAttribution {
  const approval = attribution.decisions.findLast(({ decision }) => decision === 'approve')
  const { fromDay, toDay, use, conclusion, author, at } = attribution
  return {
    number,
    handle: attribution.handle.name,
    person: attribution.person.name,
    fromDay,
    toDay,
    use,
    conclusion,
    author,
    at,
    approver: approval?.actor ?? '',
    approvedAt: approval?.at ?? null,
    items: attribution.items.map((item) => asCited(item, records, images)),
  }
}

function asCited(
  { stance, basis, message, cited, media, outside, note }: Attribution['items'][number],
  records: RecordSource,
  images: BundleImages,
): CitedItem {
  return {
    stance,
    basis,
    outside,
    note,
    message:
      message === null || cited === null ? null : { ...cited, item: records.items.get(message) ?? null },
    image: media === null ? null : images.ofMedia(media),
  }
}
