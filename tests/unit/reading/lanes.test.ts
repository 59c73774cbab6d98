import { expect, test } from 'vitest'
import { laneOf } from '../../../renderer/features/beside/lanes.ts'
import { contactsOf } from '../../../renderer/features/handles/contacts-of.ts'
import { conversationSchema } from '../../../shared/contract/browse.ts'
import { packSchema } from '../../../shared/contract/reading-map.ts'
import { messageRow } from '../../support/message-row.ts'

const person = (id: number) => ({ id, name: `h${id}` })

test('of two handles side by side each row stands with its own, and what is between them with both', () => {
  const lane = (sender: number | null, recipient: number | null) =>
    laneOf(
      messageRow({
        sender: sender === null ? null : person(sender),
        recipient: recipient === null ? null : person(recipient),
      }),
      [1, 2],
    )
  expect(lane(1, 3)).toEqual({ side: 'left', own: true })
  expect(lane(3, 1)).toEqual({ side: 'left', own: false })
  expect(lane(2, null)).toEqual({ side: 'right', own: true })
  expect(lane(1, 2)).toEqual({ side: 'both', own: true })
  expect(lane(2, 1)).toEqual({ side: 'both', own: false })
  expect(lane(3, null)).toEqual({ side: 'both', own: true })
})

test('a contact with several conversations is offered once, with all its rows, by approximate name', () => {
  const handle = (id: number) => packSchema.shape.handle.parse(id)
  const conversation = (id: number) => conversationSchema.shape.id.parse(id)
  const seen = { firstAt: null, lastAt: null }
  const people = contactsOf([
    { handle: handle(5), name: 'ravenwolf', conversation: conversation(1), rows: 3, ...seen },
    { handle: handle(6), name: 'tallship', conversation: conversation(2), rows: 9, ...seen },
    { handle: handle(5), name: 'ravenwolf', conversation: conversation(3), rows: 10, ...seen },
  ])
  expect(people.find('').map(({ id, rows }) => [id, rows])).toEqual([
    [5, 13],
    [6, 9],
  ])
  expect(people.find('talship').map(({ id }) => id)).toEqual([6])
  expect(people.nameOf(6)).toBe('tallship')
  expect(people.nameOf(7)).toBeNull()
})
