import type { Result } from '../../../shared/contract/index.ts'

/** The watch-lists of the case, and the tranches that their hits are counted since. */
export type About = Result<'watch.lists'>
