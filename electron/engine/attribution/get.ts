import type { Attribution } from '../../../shared/contract/attribution.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { AttributionId, HandleId, MediaId, MessageId, PersonId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'

interface Row {
  id: AttributionId
  handle: HandleId
  handleName: string
  person: PersonId
  personName: string
  fromDay: string | null
  toDay: string | null
  use: Attribution['use']
  conclusion: string
  state: Attribution['state']
  author: string
  at: number
  supersedes: AttributionId | null
}

type Item = Attribution['items'][number]

interface ItemRow extends Omit<Item, 'cited' | 'message' | 'media'> {
  attribution: number
  message: MessageId | null
  media: MediaId | null
  sha256: string
  file: string
  sheet: string | null
  row: number
  sentAt: number | null
  sender: string | null
  body: string | null
}

type Decision = Attribution['decisions'][number]

/** Attributions by id, in the order given, with what they cite and how they were decided. Unknown ids are left out. */
export function attributionsByIds(db: ReadDb, ids: readonly number[]): Attribution[] {
  const wanted = JSON.stringify(ids)
  const items = Map.groupBy(itemsOf(db, wanted), ({ attribution }) => attribution)
  const decisions = Map.groupBy(decisionsOf(db, wanted), ({ attribution }) => attribution)
  const rows = db
    .prepare<[string], Row>(
      `SELECT b.id, b.handle, h.name AS handleName, b.person, p.name AS personName, b.from_day AS fromDay,
         b.to_day AS toDay, b.use, b.conclusion, b.state, a.name AS author, b.at, b.supersedes
       FROM json_each(?) AS wanted CROSS JOIN attribution AS b ON b.id = wanted.value
       JOIN handle AS h ON h.id = b.handle JOIN person AS p ON p.id = b.person JOIN account AS a ON a.id = b.account
       ORDER BY wanted.key`,
    )
    .all(wanted)
  return rows.map(({ handleName, personName, ...row }) => ({
    ...row,
    handle: { id: row.handle, name: handleName },
    person: { id: row.person, name: personName },
    items: (items.get(row.id) ?? []).map(asItem),
    decisions: (decisions.get(row.id) ?? []).map(({ attribution: _, ...decision }) => decision),
  }))
}

/** @throws WinnowError not.found */
export function getAttribution(db: ReadDb, id: number): Attribution {
  const [attribution] = attributionsByIds(db, [id])
  if (attribution === undefined) throw new WinnowError('not.found', `This case has no attribution ${id}.`)
  return attribution
}

function itemsOf(db: ReadDb, ids: string): ItemRow[] {
  // attribution_item_attribution serves it; the rest are primary keys.
  return db
    .prepare<[string], ItemRow>(
      `SELECT i.attribution, i.stance, i.basis, i.message, i.media, g.sha256 AS mediaSha256, i.outside, i.note,
         f.sha256, f.name AS file, f.sheet, m.row, m.sent_at AS sentAt, s.name AS sender, m.body
       FROM json_each(?) AS wanted CROSS JOIN attribution_item AS i ON i.attribution = wanted.value
       LEFT JOIN message AS m ON m.id = i.message LEFT JOIN source AS f ON f.id = m.source
       LEFT JOIN handle AS s ON s.id = m.sender LEFT JOIN media AS g ON g.id = i.media
       ORDER BY i.id`,
    )
    .all(ids)
}

function decisionsOf(db: ReadDb, ids: string): (Decision & { attribution: number })[] {
  // review_decision_attribution serves it.
  return db
    .prepare<[string], Decision & { attribution: number }>(
      `SELECT r.attribution, r.decision, r.reason, a.name AS actor, r.at
       FROM json_each(?) AS wanted CROSS JOIN review_decision AS r ON r.attribution = wanted.value
       JOIN account AS a ON a.id = r.account ORDER BY r.id`,
    )
    .all(ids)
}

function asItem(item: ItemRow): Item {
  const { stance, basis, message, media, mediaSha256, outside, note } = item
  const { file, row, sentAt, sender, body } = item
  const cited = message === null ? null : { uid: formatUid(item), file, row, sentAt, sender, body }
  return { stance, basis, message, cited, media, mediaSha256, outside, note }
}
