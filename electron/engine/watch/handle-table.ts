import type { Answer, Params } from '../../../shared/contract/index.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { handleId } from '../../../shared/domain/ids.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { figures, type TermFigures } from './figures.ts'
import { type HandleNames, handleNames } from './handle-names.ts'
import { Pairs, pairsOf, stablyBy } from './pairs.ts'
import { mustHave } from './save.ts'
import { foundVersion, storedLists } from './stored.ts'

type PairParams = Params<'watch.handles'>
type Table = Pick<PairParams, 'list' | 'term' | 'whose' | 'since'>

/** The hits of a list by term and handle, a page of them. */
export function pageHandles(seat: ReadSeat, params: PairParams, call: ReadCall): Answer<'watch.handles'> {
  const { from, count } = params
  const last = allPairs(seat, params, call)
  const order = last.order(params)
  const { pairs, terms, names } = last
  return {
    total: order.length,
    pairs: Array.from(order.subarray(from, from + count), (at) => {
      const handle = pairs.handle[at] ?? 0
      const name = names.name(handle)
      const term = terms[pairs.term[at] ?? 0]
      return {
        handle: name === undefined ? null : { id: handleId.parse(handle), name },
        term: term?.text ?? '',
        position: term?.position ?? 0,
        rows: pairs.rows[at] ?? 0,
        messages: pairs.messages[at] ?? 0,
        fresh: pairs.fresh[at] ?? 0,
      }
    }),
  }
}

/** The table that was asked for last, and its last order: pages are asked for one after the other. */
class LastTable {
  readonly names: HandleNames
  stamp = ''
  pairs = new Pairs()
  /** Those that the places in `pairs` mean. */
  terms: readonly TermFigures[] = []
  #ordered = ''
  #order: Uint32Array = new Uint32Array(0)

  constructor(seat: ReadSeat) {
    this.names = handleNames(seat)
  }

  put(stamp: string, terms: readonly TermFigures[], pairs: Pairs): void {
    this.stamp = stamp
    this.terms = terms
    this.pairs = pairs
    this.#ordered = ''
  }

  /** Places that hold `text`, by what is asked for; equal ones with the most rows first, then by term and name. */
  order({ term, sort, descending, text }: PairParams): Uint32Array {
    const asked = JSON.stringify([sort, descending, text])
    if (asked === this.#ordered) return this.#order
    const { pairs, names } = this
    const found = this.#holding(foldHandle(text), term === null)
    const keyOf = (at: number): number => {
      if (sort === 'position') return pairs.term[at] ?? 0
      return sort === 'handle' ? names.rank(pairs.handle[at] ?? 0) : (pairs[sort][at] ?? 0)
    }
    this.#order = stablyBy(
      stablyBy(found, (at) => pairs.rows[at] ?? 0, true),
      keyOf,
      descending,
    )
    this.#ordered = asked
    return this.#order
  }

  #holding(wanted: string, inTerms: boolean): Uint32Array {
    const { pairs, terms, names } = this
    const all = Uint32Array.from({ length: pairs.length }, (_, at) => at)
    if (wanted === '') return all
    const ofTerm = terms.map(({ text }) => inTerms && foldHandle(text).includes(wanted))
    const ofHandle = new Map<number, boolean>()
    return all.filter((at) => {
      if (ofTerm[pairs.term[at] ?? 0] === true) return true
      const handle = pairs.handle[at] ?? 0
      const known = ofHandle.get(handle) ?? foldHandle(names.name(handle) ?? '').includes(wanted)
      ofHandle.set(handle, known)
      return known
    })
  }

  close(): void {
    this.put('', [], new Pairs())
    this.#order = new Uint32Array(0)
  }
}

const makeLast = (seat: ReadSeat) => new LastTable(seat)

/** Every pair of a list, or of one term of it, with the names of handles. @throws WinnowError call.cancelled */
export function allPairs(seat: ReadSeat, { list, term, whose, since }: Table, call: ReadCall): LastTable {
  const { db } = seat
  const { termsVersion } = mustHave(storedLists(db), list)
  const stamp = JSON.stringify([list, termsVersion, term, whose, since, foundVersion(db), dataVersion(db)])
  const last = seat.held(makeLast)
  if (last.stamp === stamp) return last
  const names = handleNames(seat)
  const { terms } = figures(seat).of({ list, termsVersion, since }, call.cancelled)
  const wanted = term === null ? terms : terms.filter((each) => each.text === term)
  last.put(stamp, wanted, pairsOf(seat, wanted, whose, since, names, call.cancelled))
  return last
}
