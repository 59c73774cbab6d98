import { WinnowError } from '../../../shared/contract/error.ts'
import { neededMs } from '../../../shared/domain/seen-rule.ts'
import type { WriteHandlers } from '../seat.ts'
import { encodeIds } from './id-codec.ts'
import { seenBy } from './ledger.ts'

export const seenWrites: WriteHandlers<'message.seen'> = {
  'message.seen': ({ db, access }, { looks }, call) => {
    if (access.readOnly) throw new WinnowError('case.readonly', 'This case is open for reading only.')
    const { account } = call.actor
    const before = seenBy(db, account)
    // The primary key. The rule is held here again: what the ledger says must not hang on what a window says.
    const length = db
      .prepare<[number], number | null>('SELECT length(body) FROM message WHERE id = ?')
      .pluck()
    const counted = new Set<number>()
    for (const { id, ms } of looks) {
      const characters = before.has(id) ? undefined : length.get(id)
      if (characters !== undefined && ms >= neededMs(characters ?? 0)) counted.add(id)
    }
    const ids = Uint32Array.from(counted).sort()
    const [first] = ids
    if (first !== undefined) {
      // The table is its own append-only record: an audit entry for every screenful would drown the others.
      db.prepare('INSERT INTO seen (account, at, first_id, last_id, ids) VALUES (?, ?, ?, ?, ?)').run(
        account,
        call.now(),
        first,
        ids.at(-1) ?? first,
        encodeIds(ids),
      )
      call.changed('seen')
    }
    return { counted: ids.length }
  },
}
