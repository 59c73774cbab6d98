import type { Selection } from '../../../shared/contract/bundle.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import { findIds } from '../search/index.ts'
import type { CaseAccess } from '../seat.ts'
import { hiddenRuns, isHidden, onlyVisible } from '../sources/index.ts'

/**
 * The ids of the chosen messages, ascending, each once. Approved work on rows of withdrawn sources is left out.
 * @throws WinnowError search.problem, not.found for a message that is not in the case, state.conflict for a chosen one whose source
 *   is withdrawn
 */
export function chooseIds(
  db: ReadDb,
  access: CaseAccess,
  selection: Selection,
  cancelled: () => boolean,
): Uint32Array {
  const hidden = hiddenRuns(db)
  if (selection.kind === 'approved') return onlyVisible(hidden, approvedIds(db))
  if (selection.kind === 'query') return findIds(db, access, selection.text, cancelled).toSorted()
  const ids = Uint32Array.from(new Set(selection.ids)).sort()
  const there = db
    .prepare<[string], number>('SELECT count(*) FROM message WHERE id IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(JSON.stringify(Array.from(ids)))
  if (there !== ids.length) {
    throw new WinnowError(
      'not.found',
      `${ids.length - (there ?? 0)} of the ${ids.length} chosen messages are not in this case.`,
    )
  }
  const withdrawn = ids.filter((id) => isHidden(hidden, id)).length
  if (withdrawn > 0) {
    throw new WinnowError(
      'state.conflict',
      `${withdrawn} of the ${ids.length} chosen messages are of a source that was withdrawn: take them out of the choice, or reinstate the source.`,
    )
  }
  return ids
}

/** tag_state gives the approved tags, attribution_state the approved attributions. */
function approvedIds(db: ReadDb): Uint32Array {
  return Uint32Array.from(
    db
      .prepare<[], number>(
        `SELECT message FROM tag WHERE state = 'approved'
         UNION
         SELECT i.message FROM attribution a JOIN attribution_item i ON i.attribution = a.id
         WHERE a.state = 'approved' AND i.message IS NOT NULL
         ORDER BY 1`,
      )
      .pluck()
      .iterate(),
  )
}
