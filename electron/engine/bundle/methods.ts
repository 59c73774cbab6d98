import type { Result } from '../../../shared/contract/index.ts'
import type { ReadHandlers } from '../seat.ts'
import { planOf } from './plan.ts'

export const bundleReads: ReadHandlers<'bundle.plan' | 'bundle.list'> = {
  'bundle.plan': ({ db, access }, params, call) => {
    const { conversations, chosen, context, images, imageBytes } = planOf(db, access, params, call.cancelled)
    return { chosen, context, conversations: conversations.length, images, imageBytes }
  },

  // Newest first, by primary key.
  'bundle.list': ({ db }) => ({
    exports: db
      .prepare<[], Result<'bundle.list'>['exports'][number]>(
        `SELECT e.id, e.name, e.folder, e.chosen, e.context, e.images, e.manifest_sha256 AS manifestSha256,
           a.name AS account, e.at
         FROM export AS e JOIN account AS a ON a.id = e.account ORDER BY e.id DESC`,
      )
      .all(),
  }),
}
