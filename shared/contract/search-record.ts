import * as z from 'zod'
import { accountId, messageId, sourceId } from '../domain/ids.ts'
import { openSet } from './browse.ts'
import { started } from './job.ts'
import { job, read, write } from './method.ts'

/** The lasting name of a search that was run: a UUID, given when it is run. */
export const searchId = z.uuid().brand<'search'>()
export type SearchId = z.infer<typeof searchId>

/** A search that was run, as lists show it. */
export const searchEntry = z.object({
  search: searchId,
  /** Its number in the case, counted from 1: what a schedule cites. */
  number: z.number(),
  at: z.number(),
  account: z.string(),
  text: z.string(),
  /** What a person called it; null: nothing. */
  name: z.string().nullable(),
  /** The search from which it was changed, or which it was run again for. */
  parent: searchId.nullable(),
  /** It was run to be compared with its parent. */
  again: z.boolean(),
  rows: z.number(),
  messages: z.number(),
  /** Rows that counted then and were not in the index yet, and so were not searched. */
  notIndexed: z.number(),
  dataVersion: z.number(),
  durationMs: z.number(),
  /** Messages that were opened from it. */
  opened: z.number(),
})
export type SearchEntry = z.infer<typeof searchEntry>

const named = z.object({
  source: sourceId,
  file: z.string(),
  sheet: z.string().nullable(),
  tranche: z.string(),
  exhibit: z.string(),
})

/** All that is kept of a search. */
export const searchRecord = searchEntry.extend({
  /** What the text was read as, in words. */
  meaning: z.string(),
  /** By whose clock its dates were read. */
  zone: z.string(),
  /** Words that stood for others: ~words, and what they stood for then (at most a hundred of how many). */
  spellings: z.array(z.object({ word: z.string(), found: z.array(z.string()), words: z.number() })),
  /** What was searched: sources that counted then, and those that were withdrawn. */
  scope: z.object({ sources: z.number(), withdrawn: z.number(), rows: z.number() }),
  /** SHA-256 over the hits' message ids, ascending, four bytes each, little-endian: equal digests are equal hits. */
  digest: z.string(),
  /** Whether each hit is kept, or only their digest and counts. */
  kept: z.boolean(),
  bySource: z.array(named.extend({ rows: z.number() })),
  openedMessages: z.array(
    z.object({ message: messageId, uid: z.string(), file: z.string(), account: z.string(), at: z.number() }),
  ),
  /** Searches that were changed from it or run again for it, newest first. */
  branches: z.array(searchEntry),
})
export type SearchRecord = z.infer<typeof searchRecord>

/** What happened to a source between two runs of a search, where its hits differ. */
const sourceChange = z.enum(['added', 'withdrawn', 'reinstated', 'rows added', 'indexed since'])

const runSchema = searchEntry.pick({
  search: true,
  at: true,
  account: true,
  text: true,
  rows: true,
  messages: true,
  notIndexed: true,
  dataVersion: true,
})

export const comparisonSchema = z.object({
  earlier: runSchema,
  later: runSchema,
  /** The very same rows were found. */
  same: z.boolean(),
  /** Rows found now and not then, and the other way round; null: too many hits were found to keep each, only counts can be told. */
  more: z.number().nullable(),
  fewer: z.number().nullable(),
  /** Sources of which the hits differ. */
  sources: z.array(
    named.extend({
      earlier: z.number(),
      later: z.number(),
      more: z.number().nullable(),
      fewer: z.number().nullable(),
      /** Null: the source is as it was; tags, attributions or the search's building blocks changed. */
      why: sourceChange.nullable(),
    }),
  ),
  /** In one sentence: '41 more since tranche 3'. */
  summary: z.string(),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** What a disclosure record's job comes to. */
export const disclosureResult = z.object({
  searches: z.number(),
  files: z.array(z.object({ path: z.string(), sha256: z.string() })),
})
export type DisclosureResult = z.infer<typeof disclosureResult>

const nameText = z.string().trim().min(1).max(200)
const queryText = z.string().max(20_000)

/** A search kept under a name: never edited; a later version supersedes it. */
export const savedSearch = z.object({
  id: z.number(),
  name: z.string(),
  text: z.string(),
  note: z.string(),
  version: z.number(),
  account: z.string(),
  at: z.number(),
  state: z.enum(['current', 'superseded', 'withdrawn']),
})
export type SavedSearch = z.infer<typeof savedSearch>

export const searchRecordMethods = {
  /** Searches that were run, newest first: of those before a number (null: all) the ones from … from+limit-1. */
  'search.log': read(
    'read',
    z.object({
      before: z.number().nullable(),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500),
      /** Only those whose text or name holds this, whatever its case. */
      text: z.string().max(200).default(''),
      account: accountId.optional(),
      /** Only those that a person named. */
      named: z.boolean().default(false),
    }),
    z.object({ total: z.number(), searches: z.array(searchEntry) }),
  ),
  /** @throws not.found */
  'search.record': read('read', z.object({ search: searchId }), searchRecord),
  /** A message was opened from a search's hits; told once for each message and person. */
  'search.opened': write('read', z.object({ search: searchId, message: messageId }), z.object({})),
  /** Gives a search a name, or another; empty: none any more. */
  'search.name': write(
    'read',
    z.object({ search: searchId, name: z.string().trim().max(200) }),
    z.object({}),
  ),
  /**
   * Compares what a search found with what a later one found; `later` null: with what it finds now, run and logged as a search of its own.
   * @throws not.found, search.problem when the text has no meaning any more (a building block was withdrawn)
   */
  'search.compare': read(
    'read',
    z.object({ search: searchId, later: searchId.nullable() }),
    comparisonSchema,
  ),
  /**
   * The rows that only the later one found, that only the earlier one did, or that both did, as a list in time order. Rows of
   * withdrawn sources are in no list: `hidden` says how many of them were left out.
   * @throws state.conflict when the hits of one of them were too many to be kept
   */
  'search.difference': read(
    'read',
    z.object({
      search: searchId,
      later: searchId.nullable(),
      which: z.enum(['more', 'fewer', 'both']),
    }),
    openSet.extend({ hidden: z.number() }),
  ),
  /**
   * Writes a disclosure record of searches, `path`.csv and `path`.html, from one set of records; neither may be there yet.
   * @param searches null: all, or those that `text`, `account` and `named` of search.log let through
   * @param compare each is run again, and what it finds now stands beside what it found then
   * @throws (as a job) file.exists, file.unreadable, disk.full, not.found
   */
  'search.export': job(
    'disclosure',
    'export',
    z.object({
      path: z.string().min(1).max(4096),
      searches: z.array(searchId).min(1).max(10_000).nullable(),
      compare: z.boolean(),
    }),
    started,
  ),
  /** Saved searches as they stand, by name. */
  'saved.list': read('read', z.object({}), z.object({ saved: z.array(savedSearch) })),
  /** Every version of a saved search, newest first. */
  'saved.versions': read('read', z.object({ name: nameText }), z.object({ versions: z.array(savedSearch) })),
  /**
   * Saves a search under a name; one that has the name already is superseded by its author or a supervisor.
   * @throws search.problem, state.conflict
   */
  'saved.put': write(
    'tag',
    z.object({ name: nameText, text: queryText, note: z.string().trim().max(2000) }),
    savedSearch,
  ),
  /** Takes a saved search out of use; it stays readable. @throws not.found, state.conflict */
  'saved.withdraw': write('tag', z.object({ id: z.number().int() }), z.object({})),
} as const
