import * as z from 'zod'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import type { HowMade } from '../../../shared/bundle/how-made.ts'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import { labelledDateTime } from '../../../shared/domain/time-display.ts'
import { genesis } from '../audit/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { BagWriter } from './bag-writer.ts'
import type { RecordSource } from './records.ts'

interface Entry {
  seq: number
  at: number
  account: number | null
  actor: string
  action: string
  target: string | null
  detail: string
  previous: string
  hash: string
}

/** What of an entry concerns the bundle. 'part': it names other material too, so its detail stays in the case. */
type Concern = 'all' | 'part' | 'none'

export const auditColumns = [
  'Seq',
  'Time (UTC)',
  'At',
  'Account',
  'Actor',
  'Action',
  'Target',
  'Detail',
  'Previous',
  'Hash',
] as const

export const withheld = '[withheld: it also names material that is not in this bundle]'

/**
 * Writes the audit's entries that concern what the bundle holds: with the chain's own hashes, so that each can be recomputed
 * and all can be found again in the case.
 */
export function writeAudit(
  db: ReadDb,
  bag: BagWriter,
  records: RecordSource,
  attributions: readonly Attribution[],
): HowMade['audit'] {
  const concern = concerns(db, records, attributions)
  const file = bag.open('audit.csv')
  file.text(`${byteOrderMark}${csvLine(auditColumns)}`)
  let entries = 0
  let extracted = 0
  let head = genesis
  // By primary key, one at a time.
  for (const entry of db.prepare<[], Entry>('SELECT * FROM audit ORDER BY seq').iterate()) {
    entries++
    head = entry.hash
    const of = concern(entry)
    if (of === 'none') continue
    extracted++
    file.text(
      csvLine([
        String(entry.seq),
        labelledDateTime(entry.at, 'UTC'),
        String(entry.at),
        entry.account === null ? '' : String(entry.account),
        entry.actor,
        entry.action,
        entry.target ?? '',
        of === 'all' ? entry.detail : withheld,
        entry.previous,
        entry.hash,
      ]),
    )
  }
  file.close()
  return { entries, extracted, head }
}

/** The parts of an entry's detail by which it can be told what it is about. */
const detailSchema = z.object({
  messages: z.array(z.string()).optional(),
  firstTag: z.number().optional(),
  lastTag: z.number().optional(),
  attribution: z.number().optional(),
  person: z.union([z.number(), z.string()]).optional(),
  sha256: z.string().optional(),
  targets: z
    .array(z.object({ kind: z.enum(['tag', 'attribution']), id: z.number(), message: z.string().optional() }))
    .optional(),
})

function concerns(
  db: ReadDb,
  records: RecordSource,
  attributions: readonly Attribution[],
): (entry: Entry) => Concern {
  const sources = sourceHashes(db, records.sources)
  const versions = versionsOf(db, attributions)
  const people = new Set(attributions.map(({ person }) => person.id as number))
  const oneOf = (known: boolean): Concern => (known ? 'all' : 'none')
  const mostOf = (known: readonly boolean[]): Concern =>
    known.every(Boolean) ? oneOf(known.length > 0) : known.some(Boolean) ? 'part' : 'none'

  return ({ action, target, detail }) => {
    if (action === 'case.create' || action === 'scheme.save' || action === 'search') return 'all'
    const about = detailSchema.safeParse(JSON.parse(detail))
    if (!about.success) return 'none'
    const { messages, firstTag, lastTag, attribution, person, sha256, targets } = about.data
    const [area] = action.split('.')
    if (area === 'import') return oneOf(sources.has(sha256 ?? target ?? ''))
    if (area === 'media') return oneOf(target !== null && records.addresses.has(target))
    if (area === 'attribution') return oneOf(attribution !== undefined && versions.has(attribution))
    if (area === 'person') return oneOf(typeof person === 'number' && people.has(person))
    if (area === 'review') {
      return mostOf(
        (targets ?? []).map(({ kind, id, message }) =>
          kind === 'tag' ? records.addresses.has(message ?? '') : versions.has(id),
        ),
      )
    }
    if (area !== 'tag') return 'none'
    if (messages !== undefined) return mostOf(messages.map((uid) => records.addresses.has(uid)))
    if (firstTag === undefined || lastTag === undefined) return oneOf(records.addresses.has(target ?? ''))
    return tagsShown(db, firstTag, lastTag, records) ? 'part' : 'none'
  }
}

/** A change of many tags names the ends of their ids: whether any tag between them is on a message in the bundle. */
function tagsShown(db: ReadDb, first: number, last: number, records: RecordSource): boolean {
  const messages = db
    .prepare<[number, number], number>('SELECT message FROM tag WHERE id BETWEEN ? AND ?')
    .pluck()
  for (const id of messages.iterate(first, last)) if (records.messages.has(id)) return true
  return false
}

function sourceHashes(db: ReadDb, ids: ReadonlySet<number>): Set<string> {
  const sha256 = db.prepare<[number], string>('SELECT sha256 FROM source WHERE id = ?').pluck()
  return new Set([...ids].flatMap((id) => sha256.get(id) ?? []))
}

/** The attributions with those that they supersede, back to the first. */
function versionsOf(db: ReadDb, attributions: readonly Attribution[]): Set<number> {
  const before = db
    .prepare<[number], number | null>('SELECT supersedes FROM attribution WHERE id = ?')
    .pluck()
  const versions = new Set<number>()
  for (const { id } of attributions) {
    for (let each: number | null = id; each !== null; each = before.get(each) ?? null) versions.add(each)
  }
  return versions
}
