import * as z from 'zod'
import { arrangeMethods } from './arrange.ts'
import { attributionMethods } from './attribution.ts'
import { browseMethods } from './browse.ts'
import { bundleMethods } from './bundle.ts'
import { caseMethods, stateSchema } from './case.ts'
import { galleryMethods } from './gallery.ts'
import { importMethods } from './import.ts'
import { jobMethods, jobSchema } from './job.ts'
import type { Method, Seat } from './method.ts'
import { readingMethods } from './reading.ts'
import { readingMapMethods } from './reading-map.ts'
import { reviewMethods } from './review.ts'
import { searchMethods } from './search.ts'
import { searchRecordMethods } from './search-record.ts'
import { sourceMethods } from './source.ts'
import { taggingMethods } from './tagging.ts'
import { twinMethods } from './twin.ts'
import { watchMethods } from './watch.ts'

/** The one table of what the engine can be asked. */
export const contract = {
  ...caseMethods,
  ...jobMethods,
  ...importMethods,
  ...sourceMethods,
  ...twinMethods,
  ...browseMethods,
  ...arrangeMethods,
  ...galleryMethods,
  ...readingMethods,
  ...readingMapMethods,
  ...searchMethods,
  ...searchRecordMethods,
  ...watchMethods,
  ...taggingMethods,
  ...attributionMethods,
  ...reviewMethods,
  ...bundleMethods,
} as const

export type Contract = typeof contract
export type MethodName = keyof Contract
/** What a caller passes. */
export type Input<M extends MethodName> = z.input<Contract[M]['params']>
/** What a handler receives, after the door. */
export type Params<M extends MethodName> = z.output<Contract[M]['params']>
/** What a handler returns. */
export type Answer<M extends MethodName> = z.input<Contract[M]['result']>
/** What a caller gets. */
export type Result<M extends MethodName> = z.output<Contract[M]['result']>

type AtSeat<S extends Seat> = { [M in MethodName]: Contract[M]['seat'] extends S ? M : never }[MethodName]
export type WriterMethod = AtSeat<'writer'>
export type ReaderMethod = AtSeat<'reader'>

export function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name)
}

/** The table with its generics forgotten, for code that walks every method. */
export function methodOf(name: MethodName): Method {
  return contract[name]
}

/** What a data.changed event can name; a view reloads when it shows one of them. */
export const areaSchema = z.enum([
  'messages',
  'twins',
  'index',
  'tags',
  'scheme',
  'attributions',
  'people',
  'reviews',
  'accounts',
  'exports',
  'audit',
  /** The search record and saved searches. */
  'searches',
  /** Watch-lists, what was found with them, and what is marked. */
  'watch',
  /** What was seen: nothing that a list shows but its marks and counts of it. */
  'seen',
  /** A person's own bookmarks. */
  'bookmarks',
])
export type Area = z.infer<typeof areaSchema>

export const events = {
  'state.changed': stateSchema,
  'job.changed': jobSchema,
  'data.changed': z.object({ areas: z.array(areaSchema) }),
} as const
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

export function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name)
}
