import type { BundleTag } from '../../../shared/bundle/record.ts'
import type { ReadDb } from '../db/connection.ts'

interface TagRow {
  message: number
  code: string
  name: string
  state: 'proposed' | 'approved'
  author: string
  at: number
  approver: string | null
  approved_at: number | null
  note: string
  range_from: number | null
  range_to: number | null
}

/** The tags of these messages that a bundle shows: approved ones, and proposed ones where that was asked for. */
export function tagsOf(db: ReadDb, ids: readonly number[], proposed: boolean): Map<number, BundleTag[]> {
  // tag_message (message, state) finds the tags, review_decision_tag the decision that stands.
  const rows = db
    .prepare<[string], TagRow>(
      `SELECT t.message, d.code, d.name, t.state, author.name AS author, t.at, t.note, t.range_from, t.range_to,
         approver.name AS approver, r.at AS approved_at
       FROM json_each(?) AS j
       CROSS JOIN tag AS t ON t.message = j.value AND t.state IN (${proposed ? `'proposed', 'approved'` : `'approved'`})
       JOIN tag_def AS d ON d.id = t.def
       JOIN account AS author ON author.id = t.account
       LEFT JOIN review_decision AS r ON t.state = 'approved'
         AND r.id = (SELECT max(id) FROM review_decision WHERE tag = t.id AND decision = 'approve')
       LEFT JOIN account AS approver ON approver.id = r.account
       ORDER BY t.message, d.position, t.id`,
    )
    .all(JSON.stringify(ids))
  const tags = new Map<number, BundleTag[]>()
  for (const { message, approved_at, range_from, range_to, ...row } of rows) {
    const tag = { ...row, approvedAt: approved_at, from: range_from, to: range_to }
    const list = tags.get(message)
    if (list === undefined) tags.set(message, [tag])
    else list.push(tag)
  }
  return tags
}
