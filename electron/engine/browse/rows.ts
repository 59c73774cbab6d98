import type { Media, MessageRow, TagMark } from '../../../shared/contract/browse.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { Altered } from '../../../shared/domain/altered.ts'
import type {
  ConversationId,
  HandleId,
  MediaId,
  MessageId,
  SourceId,
  TagDefId,
  TagId,
} from '../../../shared/domain/ids.ts'
import { kinds } from '../../../shared/domain/kinds.ts'
import { type ServedCells, ServedReader } from '../cells/index.ts'
import { kindOf, rowsWith, TwinLinks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { dataVersion, hiddenRuns, isHidden } from '../sources/index.ts'
import { AlteredReader } from './altered.ts'

interface Row {
  id: MessageId
  source: SourceId
  sha256: string
  exhibit: string
  file: string
  sheet: string | null
  row: number
  sentAt: number | null
  kind: number
  body: string | null
  sender: HandleId | null
  senderName: string | null
  recipient: HandleId | null
  recipientName: string | null
  conversation: ConversationId
  conversationName: string
  owner: HandleId | null
  ownerName: string | null
}

interface MediaRow extends Omit<Media, 'id'> {
  message: MessageId
  id: MediaId | null
}

interface TagRow {
  message: MessageId
  id: TagId
  def: TagDefId
  state: TagMark['state']
  range_from: number | null
  range_to: number | null
  note: string
  account: string
  at: number
}

/**
 * Messages by id, in the order given, with their images, their live tags and how often they were served: the one shape in which
 * lists, searches, review and bundles show a row. Ids that are not in the case are left out. A few queries, each by primary key or index.
 */
export function rowsByIds(db: ReadDb, ids: readonly number[]): MessageRow[] {
  const wanted = JSON.stringify(ids)
  const media = grouped(mediaOf(db, wanted), asMedia)
  const tags = grouped(tagsOf(db, wanted), asTagMark)
  const { served, altered, links } = readersOf(db)
  const twins = twinsOf(db, links, ids)
  const rows = new Map(
    messages(db, wanted).map((row) => {
      const cells = served.of(row.id)
      const change = altered.of(row.id, row.source, cells.extra)
      return [
        row.id as number,
        asRow(row, cells, change, twins.get(row.id), media.get(row.id), tags.get(row.id)),
      ]
    }),
  )
  return ids.flatMap((id) => rows.get(id) ?? [])
}

interface Readers {
  readonly version: number
  readonly served: ServedReader
  readonly altered: AlteredReader
  readonly links: TwinLinks
}

const readers = new WeakMap<ReadDb, Readers>()

/** Kept by a connection until the case changes: neighbouring pages and searches show the same rows again. */
function readersOf(db: ReadDb): Readers {
  const version = dataVersion(db)
  const known = readers.get(db)
  if (known?.version === version) return known
  const made = {
    version,
    served: new ServedReader(db),
    altered: new AlteredReader(db),
    links: new TwinLinks(db),
  }
  readers.set(db, made)
  return made
}

/** The live tags of one message, oldest first. */
export function tagMarks(db: ReadDb, message: number): TagMark[] {
  return tagsOf(db, JSON.stringify([message])).map(asTagMark)
}

function messages(db: ReadDb, ids: string): Row[] {
  return prepared<[string], Row>(
    db,
    `SELECT m.id, m.source, f.sha256, f.exhibit, f.name AS file, f.sheet, m.row, m.sent_at AS sentAt,
         m.kind, m.body, m.sender, s.name AS senderName, m.recipient, r.name AS recipientName,
         m.conversation, c.name AS conversationName, m.owner, o.name AS ownerName
       FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value
       JOIN source AS f ON f.id = m.source
       JOIN conversation AS c ON c.id = m.conversation
       LEFT JOIN handle AS s ON s.id = m.sender
       LEFT JOIN handle AS r ON r.id = m.recipient
       LEFT JOIN handle AS o ON o.id = m.owner`,
  ).all(ids)
}

function mediaOf(db: ReadDb, ids: string): MediaRow[] {
  return prepared<[string], MediaRow>(
    db,
    `SELECT mm.message, mm.media AS id, mm.name, i.sha256, i.type, i.width, i.height, i.problem
       FROM json_each(?) AS wanted CROSS JOIN message_media AS mm ON mm.message = wanted.value
       LEFT JOIN media AS i ON i.id = mm.media
       ORDER BY mm.message, mm.ordinal`,
  ).all(ids)
}

/** By row how it is linked to others that count; those of withdrawn sources do not. */
function twinsOf(db: ReadDb, links: TwinLinks, ids: readonly number[]): Map<number, MessageRow['twins']> {
  const twins = new Map<number, MessageRow['twins']>()
  const hidden = hiddenRuns(db)
  for (const id of ids) {
    // The rows of a message stand side by side: what is known of one is known of the others.
    if (twins.has(id)) continue
    const rows = rowsWith(links, id)
    const kind = kindOf(links.howOf(id))
    const count = rows.reduce((sum, row) => (isHidden(hidden, row) ? sum : sum + 1), 0)
    for (const row of rows) {
      const others = isHidden(hidden, row) ? count : count - 1
      twins.set(row, others === 0 ? null : { kind, others })
    }
  }
  return twins
}

function tagsOf(db: ReadDb, ids: string): TagRow[] {
  // tag_message (message, state) serves it.
  return prepared<[string], TagRow>(
    db,
    `SELECT t.message, t.id, t.def, t.state, t.range_from, t.range_to, t.note, a.name AS account, t.at
       FROM json_each(?) AS wanted
       CROSS JOIN tag AS t ON t.message = wanted.value AND t.state IN ('proposed', 'approved', 'returned')
       JOIN account AS a ON a.id = t.account
       ORDER BY t.message, t.id`,
  ).all(ids)
}

function grouped<R extends { message: number }, T>(
  rows: readonly R[],
  shape: (row: R) => T,
): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.message)
    if (group === undefined) groups.set(row.message, [shape(row)])
    else group.push(shape(row))
  }
  return groups
}

const asMedia = ({ message: _, ...media }: MediaRow): Media => media

const asTagMark = ({ id, def, state, range_from, range_to, note, account, at }: TagRow): TagMark => ({
  id,
  def,
  state,
  from: range_from,
  to: range_to,
  note,
  account,
  at,
})

function asRow(
  row: Row,
  { timeText, detail }: ServedCells,
  altered: Altered | null,
  twins: MessageRow['twins'] | undefined,
  media: Media[] = [],
  tags: TagMark[] = [],
): MessageRow {
  return {
    id: row.id,
    address: {
      uid: formatUid(row),
      source: row.source,
      exhibit: row.exhibit,
      file: row.file,
      sheet: row.sheet,
      row: row.row,
    },
    sentAt: row.sentAt,
    timeText,
    sender: named(row.sender, row.senderName),
    recipient: named(row.recipient, row.recipientName),
    conversation: { id: row.conversation, name: row.conversationName },
    kind: kinds[row.kind] ?? 'text',
    body: row.body,
    owner: named(row.owner, row.ownerName),
    burn: detail?.burn ?? null,
    altered,
    media,
    tags,
    twins: twins ?? null,
  }
}

const named = (id: HandleId | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })
