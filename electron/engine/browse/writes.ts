import { WinnowError } from '../../../shared/contract/error.ts'
import type { WriteHandlers } from '../seat.ts'
import { rowsByIds } from './rows.ts'

export const browseWrites: WriteHandlers<'message.seen' | 'media.reveal'> = {
  'message.seen': ({ db }, { ids }, call) => {
    // The table is its own append-only record: an audit entry for every row that scrolls past would drown the others.
    db.prepare(
      `INSERT OR IGNORE INTO seen (account, message, at)
       SELECT ?, m.id, ? FROM json_each(?) AS looked CROSS JOIN message AS m ON m.id = looked.value`,
    ).run(call.actor.account, call.now(), JSON.stringify(ids))
    return {}
  },

  'media.reveal': ({ db }, { message, media }, call) => {
    const [row] = rowsByIds(db, [message])
    const image = row?.media.find((each) => each.id === media)
    if (row === undefined || image === undefined) {
      throw new WinnowError('not.found', `Message ${message} has no image ${media}.`)
    }
    call.record({
      action: 'media.reveal',
      target: row.address.uid,
      detail: { name: image.name, sha256: image.sha256 },
    })
    return {}
  },
}
