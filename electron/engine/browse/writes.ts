import { WinnowError } from '../../../shared/contract/error.ts'
import type { WriteHandlers } from '../seat.ts'
import { rowsByIds } from './rows.ts'

export const browseWrites: WriteHandlers<'media.reveal'> = {
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
