import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { MessageId, TagId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandler } from '../seat.ts'
import { getDef } from './scheme.ts'
import { aboutTags } from './stored.ts'

export type Range = NonNullable<Params<'tag.add'>['range']>

/** Proposes a tag on each message that does not carry it yet; all of them or, on an error, none. */
export const addTags: WriteHandler<'tag.add'> = ({ db }, { def: defId, messages, note, range }, call) => {
  const def = getDef(db, defId)
  if (def.retired) {
    throw new WinnowError('state.conflict', `${def.code} (${def.name}) is retired: it can be set no more.`)
  }
  const wanted = [...new Set(messages)]
  const ids = JSON.stringify(wanted)
  const missing = db
    .prepare<[string], number>(
      `SELECT wanted.value FROM json_each(?) AS wanted
       WHERE NOT EXISTS (SELECT 1 FROM message AS m WHERE m.id = wanted.value) LIMIT 1`,
    )
    .pluck()
    .get(ids)
  if (missing !== undefined) throw new WinnowError('not.found', `This case has no message ${missing}.`)
  const [first] = wanted
  if (range !== null && first !== undefined) checkRange(db, first, range)

  const at = { from: range?.from ?? null, to: range?.to ?? null }
  // tag_message (message, state) finds what a message carries already.
  const added = db
    .prepare<unknown[], TagId>(
      `INSERT INTO tag (def, message, range_from, range_to, note, account, at, state)
       SELECT @def, wanted.value, @from, @to, @note, @account, @now, 'proposed' FROM json_each(@ids) AS wanted
       WHERE NOT EXISTS (
         SELECT 1 FROM tag AS t
         WHERE t.message = wanted.value AND t.state IN ('proposed', 'approved', 'returned')
           AND t.def = @def AND t.range_from IS @from AND t.range_to IS @to)
       RETURNING id`,
    )
    .pluck()
    .all({ def: def.id, ...at, note, account: call.actor.account, now: call.now(), ids })
  const answer: Answer<'tag.add'> = { added, already: wanted.length - added.length }
  if (added.length === 0) return answer

  const about = aboutTags(
    db,
    added.map((id) => ({ id, code: def.code })),
  )
  call.record({
    action: 'tag.add',
    target: def.code,
    detail: { ...about, version: def.version, note, range, already: answer.already },
  })
  call.changed('tags', 'reviews')
  return answer
}

/**
 * A range lies inside the body and cuts no character (UTF-16 offsets).
 * @throws WinnowError call.params
 */
export function checkRange(db: ReadDb, message: MessageId, { from, to }: Range): void {
  const body = db
    .prepare<[number], string | null>('SELECT body FROM message WHERE id = ?')
    .pluck()
    .get(message)
  const refuse = (why: string) => new WinnowError('call.params', `The range ${from} to ${to} ${why}`)
  if (body === null || body === undefined) throw refuse('has no text to stand on: the message has none.')
  if (from >= to) throw refuse('is empty.')
  if (to > body.length) throw refuse(`reaches beyond the text, which ends at ${body.length}.`)
  if (cutsPair(body, from) || cutsPair(body, to)) throw refuse('cuts a character in two.')
}

const cutsPair = (text: string, at: number): boolean => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
