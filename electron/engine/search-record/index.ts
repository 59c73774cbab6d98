import type { WriteHandlers } from '../seat.ts'
import { markWrites } from './marks.ts'
import { savedWrites } from './saved.ts'

export { numberOf } from './marks.ts'
export { appendSearch } from './put-down.ts'
export { allRuns, digestOf, foundBySource, recordSearch, type SourceRange, sourcesOf } from './record.ts'
export { listSaved, savedText, versionsOf } from './saved.ts'
export { type Scope, type ScopedSource, scopeNow, sourcesIn } from './scope.ts'

export const recordWrites: WriteHandlers<`search.${'opened' | 'name'}` | `saved.${'put' | 'withdraw'}`> = {
  ...markWrites,
  ...savedWrites,
}
