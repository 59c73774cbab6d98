import { tagMarks } from '../browse/index.ts'
import type { ReadHandlers, WriteHandlers } from '../seat.ts'
import { addTags } from './add.ts'
import { restoreTags, reviseTag, withdrawTags } from './change.ts'
import { getScheme, saveDef } from './scheme.ts'

export { isRevised } from './change.ts'
export { seedScheme } from './scheme.ts'
export { recordWithdrawal, refused, setTagState, stateAfter, storedTag } from './stored.ts'

export const taggingReads: ReadHandlers<'scheme.get' | 'tag.of'> = {
  'scheme.get': ({ db }) => getScheme(db),
  'tag.of': ({ db }, { message }) => ({ tags: tagMarks(db, message) }),
}

export const taggingWrites: WriteHandlers<
  'scheme.save' | `tag.${'add' | 'withdraw' | 'restore' | 'revise'}`
> = {
  'scheme.save': ({ db }, params, call) => saveDef(db, params, call),
  'tag.add': addTags,
  'tag.withdraw': withdrawTags,
  'tag.restore': restoreTags,
  'tag.revise': reviseTag,
}
