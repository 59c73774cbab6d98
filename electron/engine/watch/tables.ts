import type { Answer, Params } from '../../../shared/contract/index.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { handleId } from '../../../shared/domain/ids.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { figures, type TermFigures } from './figures.ts'
import { type Pair, pairsOf, type Whose } from './pairs.ts'
import { mustHave } from './save.ts'
import { foundVersion, storedLists } from './stored.ts'

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** The table of a list, a line a term, a page of it. */
export function pageTerms(
  seat: ReadSeat,
  params: Params<'watch.terms'>,
  call: ReadCall,
): Answer<'watch.terms'> {
  const { list, sort, descending, show, text, since, from, count } = params
  const { termsVersion } = mustHave(storedLists(seat.db), list)
  const found = figures(seat).of({ list, termsVersion, since }, call.cancelled)
  const wanted = foldHandle(text)
  const rows = found.terms.filter(
    (term) =>
      isShown(term, show) && (wanted === '' || foldHandle(`${term.text} ${term.note}`).includes(wanted)),
  )
  rows.sort((a, b) => {
    const order = sort === 'text' ? collator.compare(a.text, b.text) : a[sort] - b[sort]
    return (descending ? -order : order) || a.position - b.position
  })
  const off = offTexts(seat, call.actor.account, list)
  const of = (passes: (term: TermFigures) => boolean) => found.terms.filter(passes).length
  return {
    total: rows.length,
    rows: rows.slice(from, from + count).map(({ id, ...row }) => ({ ...row, on: !off.has(id) })),
    all: {
      rows: found.rows,
      messages: found.messages,
      handles: found.handles,
      fresh: found.fresh,
      terms: found.terms.length,
      withHits: of(({ rows }) => rows > 0),
      without: of((term) => isShown(term, 'none')),
      problems: of(({ problem }) => problem !== null),
      withFresh: of(({ fresh }) => fresh > 0),
    },
  }
}

function isShown(term: TermFigures, show: Params<'watch.terms'>['show']): boolean {
  switch (show) {
    case 'all':
      return true
    case 'hits':
      return term.rows > 0
    case 'none':
      return term.rows === 0 && term.problem === null && term.counted
    case 'fresh':
      return term.fresh > 0
    case 'problems':
      return term.problem !== null
  }
}

/** Ids of the terms that a person does not want marked. */
function offTexts({ db }: ReadSeat, account: number, list: number): ReadonlySet<number> {
  // The primary key (account, list, text).
  const texts = db
    .prepare<[number, number], number>(
      'SELECT text FROM watch_off WHERE account = ? AND list = ? AND text > 0',
    )
    .pluck()
    .all(account, list)
  return new Set(texts)
}

type PairParams = Params<'watch.handles'>

/** The hits of a list by term and handle, a page of them. */
export function pageHandles(seat: ReadSeat, params: PairParams, call: ReadCall): Answer<'watch.handles'> {
  const { term, sort, descending, text, from, count } = params
  const { pairs, names } = allPairs(seat, params, call)
  const wanted = foldHandle(text)
  const shown = pairs.filter(
    (pair) =>
      (term === null || pair.term.text === term) &&
      (wanted === '' ||
        foldHandle(`${names.get(pair.handle) ?? ''} ${term === null ? pair.term.text : ''}`).includes(
          wanted,
        )),
  )
  shown.sort((a, b) => {
    const order =
      sort === 'handle'
        ? byName(names, a, b)
        : sort === 'position'
          ? a.term.position - b.term.position
          : a[sort] - b[sort]
    return (
      (descending ? -order : order) ||
      b.rows - a.rows ||
      a.term.position - b.term.position ||
      byName(names, a, b)
    )
  })
  return { total: shown.length, pairs: shown.slice(from, from + count).map((pair) => answerOf(pair, names)) }
}

function answerOf({ term, handle, rows, messages, fresh }: Pair, names: Names) {
  const name = names.get(handle)
  return {
    handle: name === undefined ? null : { id: handleId.parse(handle), name },
    term: term.text,
    position: term.position,
    rows,
    messages,
    fresh,
  }
}

type Names = ReadonlyMap<number, string>

/** Those without a handle last. */
function byName(names: Names, a: Pair, b: Pair): number {
  const left = names.get(a.handle)
  const right = names.get(b.handle)
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined)
  return collator.compare(left, right)
}

/** Pages of one table are asked for one after the other. */
class LastPairs {
  stamp = ''
  pairs: readonly Pair[] = []
  names: Names = new Map()

  close(): void {
    this.stamp = ''
    this.pairs = []
    this.names = new Map()
  }
}

const makeLast = () => new LastPairs()

/** Every pair of a list (of one term where it is given), with the names of their handles. */
export function allPairs(
  seat: ReadSeat,
  {
    list,
    term,
    whose,
    since,
  }: { list: PairParams['list']; term: string | null; whose: Whose; since: PairParams['since'] },
  call: ReadCall,
): { pairs: readonly Pair[]; names: Names } {
  const { db } = seat
  const { termsVersion } = mustHave(storedLists(db), list)
  const stamp = JSON.stringify([list, termsVersion, term, whose, since, foundVersion(db), dataVersion(db)])
  const last = seat.held(makeLast)
  if (last.stamp !== stamp) {
    const { terms } = figures(seat).of({ list, termsVersion, since }, call.cancelled)
    const wanted = term === null ? terms : terms.filter((each) => each.text === term)
    last.pairs = pairsOf(seat, wanted, whose, since, call.cancelled)
    last.names = namesOf(seat, last.pairs)
    last.stamp = stamp
  }
  return last
}

function namesOf({ db }: ReadSeat, pairs: readonly Pair[]): Names {
  // The primary key of handle.
  const nameOf = db.prepare<[number], string>('SELECT name FROM handle WHERE id = ?').pluck()
  const names = new Map<number, string>()
  for (const { handle } of pairs) {
    if (handle === 0 || names.has(handle)) continue
    const name = nameOf.get(handle)
    if (name !== undefined) names.set(handle, name)
  }
  return names
}
