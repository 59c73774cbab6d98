import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { Comparison } from '../../../shared/contract/search-record.ts'
import { changeInWords } from '../../../shared/domain/search-change.ts'
import { readingZone } from '../../../shared/query/index.ts'
import { listed, resultSets, timeOrder, twinGroups } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { searcher } from '../search/index.ts'
import {
  allRuns,
  foundBySource,
  recordSearch,
  type ScopedSource,
  scopeNow,
  sourcesIn,
} from '../search-record/index.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { dataVersion, hiddenRuns, onlyVisible } from '../sources/index.ts'
import { countFewer, countMore, differences, type SourceDifference } from './difference.ts'
import { type Findings, storedFindings } from './stored.ts'

/** Compares what a search found with what a later one found, or with what it finds now. */
export function compare(
  seat: ReadSeat,
  { search, later }: Params<'search.compare'>,
  call: ReadCall,
): Comparison {
  const before = storedFindings(seat.db, search)
  const after = later === null ? runAgain(seat, before, call) : storedFindings(seat.db, later)
  return comparison(seat.db, before, after)
}

export function comparison(db: ReadDb, before: Findings, after: Findings): Comparison {
  const changed = differences(allRuns(db), before, after).filter(
    (each) => countMore(each) !== 0 || countFewer(each) !== 0,
  )
  const same = changed.length === 0
  const then = sourcesIn(db, before.scope)
  const now = sourcesIn(db, after.scope)
  const sources = changed.map((each) => {
    const more = countMore(each)
    const fewer = countFewer(each)
    const { earlier, later } = each
    const unindexed = before.run.notIndexed > 0 || after.run.notIndexed > 0
    const why = whyOf(then.get(each.source), now.get(each.source), unindexed)
    return { ...sourceNamed(db, each.source), earlier, later, more, fewer, why }
  })
  return {
    earlier: before.run,
    later: after.run,
    same,
    more: total(changed, countMore),
    fewer: total(changed, countFewer),
    sources,
    summary: changeInWords(after.run.rows, same, sources),
  }
}

function total(
  changed: readonly SourceDifference[],
  countOf: (each: SourceDifference) => number | null,
): number | null {
  let sum = 0
  for (const each of changed) {
    const count = countOf(each)
    if (count === null) return null
    sum += count
  }
  return sum
}

function whyOf(
  then: ScopedSource | undefined,
  now: ScopedSource | undefined,
  unindexed: boolean,
): Comparison['sources'][number]['why'] {
  if (then === undefined || now === undefined) return 'added'
  if (!then.withdrawn && now.withdrawn) return 'withdrawn'
  if (then.withdrawn && !now.withdrawn) return 'reinstated'
  if (then.runs !== now.runs) return 'rows added'
  return unindexed ? 'indexed since' : null
}

function sourceNamed(db: ReadDb, source: number) {
  const found = db
    .prepare<
      [number],
      Pick<Comparison['sources'][number], 'source' | 'file' | 'sheet' | 'tranche' | 'exhibit'>
    >('SELECT id AS source, name AS file, sheet, tranche, exhibit FROM source WHERE id = ?')
    .get(source)
  if (found === undefined) throw new RangeError(`Source ${source} is gone.`)
  return found
}

/** Runs a search once more and logs it as run again for the earlier one. */
export function runAgain(seat: ReadSeat, before: Findings, call: ReadCall): Findings {
  const began = call.now()
  const { text, search: parent } = before.run
  return seat.db.transaction(() => {
    const { ids, notIndexed, spellings } = searcher(seat).find(text, {
      cancelled: call.cancelled,
      account: call.actor.account,
    })
    const counted = {
      text,
      messages: twinGroups(seat).count(ids),
      notIndexed,
      dataVersion: dataVersion(seat.db),
    }
    const ran = { ...counted, ids, spellings, began, zone: readingZone, parent, again: true }
    const search = recordSearch(seat, call, ran)
    return {
      run: { ...counted, search, at: began, account: call.actor.name, rows: ids.length },
      scope: scopeNow(seat.db),
      ...parted(seat, ids),
    }
  })()
}

function parted(seat: ReadSeat, ids: Uint32Array): Pick<Findings, 'ids' | 'bySource'> {
  const found = foundBySource(allRuns(seat.db), ids)
  return { ids, bySource: new Map(found.map(({ source, ...each }) => [source, each])) }
}

/** The rows that one run found and the other did not, or both, as a list in time order. */
export function openDifference(
  seat: ReadSeat,
  { search, later, which }: Params<'search.difference'>,
  call: ReadCall,
): Answer<'search.difference'> {
  const { db } = seat
  const before = storedFindings(db, search)
  const after: Pick<Findings, 'ids' | 'bySource'> =
    later === null
      ? parted(
          seat,
          searcher(seat).find(before.run.text, { cancelled: call.cancelled, account: call.actor.account })
            .ids,
        )
      : storedFindings(db, later)
  const parts = differences(allRuns(db), before, after).map((each) => each[which])
  if (parts.some((part) => part === null)) {
    throw new WinnowError(
      'state.conflict',
      'One of these searches found too many rows for each to be kept, so only their counts can be compared. Narrow the search and run it again.',
    )
  }
  const ids = Uint32Array.from(parts.flatMap((part) => Array.from(part ?? []))).sort()
  const visible = onlyVisible(hiddenRuns(db), ids)
  const sorted = timeOrder(seat).sort(visible, call.cancelled)
  return {
    ...resultSets(seat).hold(listed(sorted), before.run.text),
    hidden: ids.length - visible.length,
  }
}
