import type { ReadSeat } from '../seat.ts'
import { Columns } from './columns.ts'
import { Postings } from './postings.ts'

export { Columns } from './columns.ts'
export { type MatchBlock, matchBlocks, matchOf } from './match-blocks.ts'
export { columnNames, type NumberColumn, postingKinds } from './names.ts'
export { Postings } from './postings.ts'
export { buildColumns, columnsComplete, rebuildColumns } from './rebuild.ts'
export { sortByTime } from './sort-by-time.ts'
export {
  countLinked,
  howOf,
  kindOf,
  linkedRows,
  readTwins,
  reasonOf,
  type TwinGroupArrays,
  type TwinKind,
  twinCounts,
} from './twin-blocks.ts'
export { type LinkedRows, type Member, TwinEditor } from './twin-editor.ts'
export { type Links, rowsWith, TwinLinks } from './twin-links.ts'
export { unionOf } from './union.ts'
export { type ColumnSink, ColumnWriter, columnsInto } from './writer.ts'

const makeColumns = (seat: ReadSeat) => new Columns(seat.db)
const makePostings = (seat: ReadSeat) => new Postings(seat.db)

/** The columns of the case, held by this reader. */
export const columns = (seat: ReadSeat): Columns => seat.held(makeColumns)

/** The postings of the case. */
export const postings = (seat: ReadSeat): Postings => seat.held(makePostings)
