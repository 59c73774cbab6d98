import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { CaseAccess } from '../seat.ts'
import { type ChosenConversation, check, chosenConversations, slices } from './contents.ts'
import { ShownReader, shownRows } from './shown.ts'

/** What a bundle of this selection holds. */
export interface Plan {
  readonly conversations: readonly (ChosenConversation & { readonly rows: number; readonly shown: number })[]
  readonly chosen: number
  readonly context: number
  /** Images of the messages shown, each counted once. */
  readonly images: number
  readonly imageBytes: number
}

/** Counts what an export would hold, without reading any text. @throws WinnowError search.problem, not.found, call.cancelled */
export function planOf(
  db: ReadDb,
  access: CaseAccess,
  { selection, context }: Params<'bundle.plan'>,
  cancelled: () => boolean,
): Plan {
  // message_media's primary key finds the images, media's their sizes.
  const images = db.prepare<[string], { id: number; bytes: number }>(
    `SELECT DISTINCT media.id, media.bytes FROM json_each(?) AS j
       CROSS JOIN message_media ON message_media.message = j.value
       JOIN media ON media.id = message_media.media`,
  )
  const reader = new ShownReader(db)
  const sizes = new Map<number, number>()
  let chosen = 0
  let shownInAll = 0
  const conversations = chosenConversations(db, access, selection, cancelled).map((conversation) => {
    check(cancelled)
    const found = reader.of(conversation, context, cancelled)
    for (const { from, to } of found.windows) {
      for (const ids of slices(found.ids.subarray(from, to + 1), 10_000)) {
        for (const { id, bytes } of images.iterate(JSON.stringify(ids))) sizes.set(id, bytes)
      }
    }
    const shown = shownRows(found)
    chosen += conversation.chosen.length
    shownInAll += shown
    return { ...conversation, rows: found.ids.length, shown }
  })
  return {
    conversations,
    chosen,
    context: shownInAll - chosen,
    images: sizes.size,
    imageBytes: sizes.values().reduce((sum, bytes) => sum + bytes, 0),
  }
}
