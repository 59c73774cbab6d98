import type { Answer, Params } from '../../../shared/contract/index.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { figures, type TermFigures } from './figures.ts'
import { mustHave } from './save.ts'
import { storedLists } from './stored.ts'

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
