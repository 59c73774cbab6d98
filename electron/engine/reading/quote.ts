import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { ConversationId } from '../../../shared/domain/ids.ts'
import { listIds, rowsByIds } from '../browse/index.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'

/** Rows of one copy: more of them are what a bundle is for. */
const mostRows = 1000

/**
 * Messages as they are copied out of the case, with what was said around them, conversation by conversation, in time order.
 * @throws WinnowError not.found, call.params when it is more than a copy should be
 */
export function quote(
  seat: ReadSeat,
  { messages, before, after }: Params<'message.quote'>,
  call: ReadCall,
): Answer<'message.quote'> {
  const { db } = seat
  const chosen = rowsByIds(db, messages)
  if (chosen.length < messages.length) {
    throw new WinnowError('not.found', 'One of these messages is not in this case.')
  }
  const conversations = new Set(chosen.map(({ conversation }) => conversation.id))
  const wanted = [...conversations].flatMap((conversation) =>
    around(
      seat,
      conversation,
      chosen.filter((row) => row.conversation.id === conversation).map(({ id }) => id),
      { before, after, cancelled: call.cancelled },
    ),
  )
  if (wanted.length > mostRows) {
    throw new WinnowError(
      'call.params',
      `${wanted.length} rows would be copied; at most ${mostRows} are. Choose fewer rows or less around them, or export a bundle.`,
    )
  }
  // The primary key.
  const hashOf = db.prepare<[number], string>('SELECT sha256 FROM source WHERE id = ?').pluck()
  const asked = new Set<number>(messages)
  const rows = rowsByIds(db, wanted).map((row) => ({
    row,
    sha256: hashOf.get(row.address.source) ?? '',
    chosen: asked.has(row.id),
  }))
  call.record({
    action: 'message.copy',
    ...(chosen[0] === undefined ? {} : { target: chosen[0].address.uid }),
    detail: { messages: chosen.map(({ address }) => address.uid), before, after, rows: rows.length },
  })
  return { rows }
}

interface Around {
  readonly before: number
  readonly after: number
  readonly cancelled: () => boolean
}

/** The rows of a conversation around some of its own, each once, in time order. Those of a withdrawn source stand alone. */
function around(
  seat: ReadSeat,
  conversation: ConversationId,
  chosen: readonly number[],
  { before, after, cancelled }: Around,
): number[] {
  const ids = listIds(seat, { kind: 'conversation', conversation }, cancelled).all()
  const positions = new Set<number>()
  const alone: number[] = []
  for (const id of chosen) {
    const at = ids.indexOf(id)
    if (at < 0) alone.push(id)
    else
      for (let k = Math.max(0, at - before); k <= Math.min(ids.length - 1, at + after); k++) positions.add(k)
  }
  return [...[...positions].sort((a, b) => a - b).flatMap((position) => ids[position] ?? []), ...alone]
}
