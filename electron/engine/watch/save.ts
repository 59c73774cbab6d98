import { createHash } from 'node:crypto'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { WatchTerm } from '../../../shared/contract/watch.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { type WatchListId, watchListId } from '../../../shared/domain/ids.ts'
import { cleanTerm, termKey } from '../../../shared/domain/watch.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Call, WriteHandlers } from '../seat.ts'
import { type StoredList, storedLists, storedTerms } from './stored.ts'

export const watchWrites: WriteHandlers<`watch.${'save' | 'retire' | 'show'}`> = {
  'watch.save': ({ db }, { list, version, terms, file, ...about }, call) => {
    const lists = storedLists(db)
    const before = list === null ? null : mustHave(lists, list)
    if (before !== null && before.version !== version) throw changedMeanwhile(before)
    refuseTaken(lists, about.name, list)
    const kept = distinct(terms)
    if (kept.length === 0) {
      throw new WinnowError('state.conflict', 'A watch-list needs a term: every one of these is empty.')
    }
    const own = before?.list ?? newList(db, call)
    const now = (before?.version ?? 0) + 1
    const same = before !== null && sameTerms(storedTerms(db, own, before.termsVersion), kept)
    if (!same) addTerms(db, own, now, kept)
    addVersion(db, call, {
      ...about,
      list: own,
      version: now,
      retired: before?.retired ?? false,
      termsVersion: same ? before.termsVersion : now,
      terms: kept.length,
    })
    call.record({
      action: 'watch.save',
      target: about.name,
      detail: {
        list: own,
        version: now,
        colour: about.colour,
        note: about.note,
        terms: kept.length,
        sha256: createHash('sha256')
          .update(kept.map(({ text }) => `${text}\n`).join(''))
          .digest('hex'),
        ...(file === '' ? {} : { file }),
      },
    })
    call.changed('watch')
    return { list: watchListId.parse(own), version: now, repeated: terms.length - kept.length }
  },

  'watch.retire': ({ db }, { list, retired }, call) => {
    const lists = storedLists(db)
    const before = mustHave(lists, list)
    if (before.retired === retired) {
      throw new WinnowError(
        'state.conflict',
        retired ? `${before.name} is retired already.` : `${before.name} is in use already.`,
      )
    }
    if (!retired) refuseTaken(lists, before.name, list)
    const version = before.version + 1
    addVersion(db, call, { ...before, version, retired })
    call.record({
      action: retired ? 'watch.retire' : 'watch.restore',
      target: before.name,
      detail: { list, version },
    })
    call.changed('watch')
    return { version }
  },

  'watch.show': ({ db }, { list, term, on }, call) => {
    const { termsVersion } = mustHave(storedLists(db), list)
    const text =
      term === null ? 0 : storedTerms(db, list, termsVersion).find((each) => each.text === term)?.id
    if (text === undefined) throw new WinnowError('not.found', `The list has no term ${term}.`)
    // A preference of this person: no part of the record.
    if (on)
      db.prepare('DELETE FROM watch_off WHERE account = ? AND list = ? AND text = ?').run(
        call.actor.account,
        list,
        text,
      )
    else
      db.prepare('INSERT OR IGNORE INTO watch_off (account, list, text) VALUES (?, ?, ?)').run(
        call.actor.account,
        list,
        text,
      )
    call.changed('watch')
    return {}
  },
}

/** @throws WinnowError not.found */
export function mustHave(lists: readonly StoredList[], list: WatchListId): StoredList {
  const found = lists.find((each) => each.list === list)
  if (found === undefined) throw new WinnowError('not.found', `This case has no watch-list ${list}.`)
  return found
}

const changedMeanwhile = ({ name, account, version }: StoredList) =>
  new WinnowError(
    'state.conflict',
    `${account} made version ${version} of ${name} meanwhile. Open the list again and make your change there.`,
  )

/** A name is how a search asks for a list, so no two lists in use share one. */
function refuseTaken(lists: readonly StoredList[], name: string, own: number | null): void {
  const wanted = foldHandle(name)
  const other = lists.find((each) => !each.retired && each.list !== own && foldHandle(each.name) === wanted)
  if (other === undefined) return
  throw new WinnowError('state.conflict', `There is a watch-list ${other.name} already: give another name.`)
}

/** Terms cleaned, the first of those that search for the same. */
function distinct(terms: readonly WatchTerm[]): WatchTerm[] {
  const met = new Map<string, WatchTerm>()
  for (const { text, note } of terms) {
    const clean = cleanTerm(text)
    const key = termKey(clean)
    if (clean !== '' && !met.has(key)) met.set(key, { text: clean, note: note.trim() })
  }
  return [...met.values()]
}

function sameTerms(before: readonly WatchTerm[], now: readonly WatchTerm[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ text, note }, i) => text === now[i]?.text && note === now[i]?.note)
  )
}

function newList(db: WriteDb, call: Call): number {
  const made = db
    .prepare('INSERT INTO watch_list (account, at) VALUES (?, ?)')
    .run(call.actor.account, call.now())
  return Number(made.lastInsertRowid)
}

type NewVersion = Omit<StoredList, 'account' | 'at'>

function addVersion(db: WriteDb, { actor, now }: Call, version: NewVersion): void {
  const { list, version: number, name, note, colour, retired, termsVersion, terms } = version
  db.prepare(
    `INSERT INTO watch_version (list, version, name, note, colour, retired, terms_version, terms, account, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(list, number, name, note, colour, retired ? 1 : 0, termsVersion, terms, actor.account, now())
}

function addTerms(db: WriteDb, list: number, version: number, terms: readonly WatchTerm[]): void {
  const name = db.prepare<[string]>('INSERT OR IGNORE INTO watch_text (text) VALUES (?)')
  const add = db.prepare<[number, number, number, string, string]>(
    // The unique index on watch_text.text.
    'INSERT INTO watch_term (list, version, position, note, text) SELECT ?, ?, ?, ?, id FROM watch_text WHERE text = ?',
  )
  for (const [i, { text, note }] of terms.entries()) {
    name.run(text)
    add.run(list, version, i + 1, note, text)
  }
}
