import type { Answer, Params } from '../../../shared/contract/index.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { MessageId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { mustHave, runsOf, stored } from './runs.ts'
import type { Range } from './visible.ts'

const live = `('proposed', 'approved', 'returned')`

/** What rests on the rows of a source: live tags, a page of them, and citations in attributions that stand. */
export function rests(db: ReadDb, { source, from, count }: Params<'source.rests'>): Answer<'source.rests'> {
  const { sha256, sheet } = mustHave(db, source)
  const ranges = stored(runsOf(db, source))
  const { tags, citations } = countRests(db, source)
  return { total: tags, tags: page(db, ranges, from, count, { sha256, sheet }), citations }
}

/** How many. */
export function countRests(db: ReadDb, source: number): { tags: number; citations: number } {
  const ranges = stored(runsOf(db, source))
  // tag_message (message, state) covers the one, attribution_item_message finds the other.
  const tags = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM tag WHERE message BETWEEN ? AND ? AND state IN ${live}`,
    )
    .pluck()
  const citations = db
    .prepare<[number, number], number>(
      `SELECT count(*) FROM attribution_item AS i JOIN attribution AS b ON b.id = i.attribution
       WHERE i.message BETWEEN ? AND ? AND b.state IN ${live}`,
    )
    .pluck()
  const sum = (of: (range: Range) => number) => ranges.reduce((total, range) => total + of(range), 0)
  return {
    tags: sum(({ first, last }) => tags.get(first, last) ?? 0),
    citations: sum(({ first, last }) => citations.get(first, last) ?? 0),
  }
}

interface TagRow {
  message: MessageId
  row: number
  tag: string
  state: string
  account: string
  note: string
}

function page(
  db: ReadDb,
  ranges: readonly Range[],
  from: number,
  count: number,
  file: { sha256: string; sheet: string | null },
): Answer<'source.rests'>['tags'] {
  // tag_message (message, state): in the order of messages.
  return db
    .prepare<[string, number, number], TagRow>(
      `SELECT t.message, m.row, d.code AS tag, t.state, a.name AS account, t.note
       FROM json_each(?) AS range
       CROSS JOIN tag AS t ON t.message BETWEEN range.value ->> 'first' AND range.value ->> 'last' AND t.state IN ${live}
       JOIN message AS m ON m.id = t.message JOIN tag_def AS d ON d.id = t.def JOIN account AS a ON a.id = t.account
       ORDER BY t.message, t.id LIMIT ? OFFSET ?`,
    )
    .all(JSON.stringify(ranges), count, from)
    .map(({ row, ...tag }) => ({ ...tag, uid: formatUid({ ...file, row }) }))
}
