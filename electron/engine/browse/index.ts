export {
  ArrangedList,
  inTimeOrder,
  type ListGroups,
  newestFirst,
  type Order,
  orderOf,
  sameOrder,
} from './arranged-list.ts'
export { countMessages } from './count.ts'
export { type IdList, listed } from './id-list.ts'
export { listIds } from './lists.ts'
export { nameBook } from './name-book.ts'
export { NameIndex } from './names.ts'
export { Orders } from './orders.ts'
export { browseReads } from './reads.ts'
export { resultSets } from './result-sets.ts'
export { rowsByIds, tagMarks } from './rows.ts'
export { sightingsOf } from './sightings.ts'
export { timeOrder } from './time-order.ts'
export { twinGroups } from './twin-groups.ts'
export { browseWrites } from './writes.ts'
