import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAgain, countConversationMessages } from '../../../electron/engine/sources/index.ts'
import { Desk } from '../../support/desk.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { linkRows } from '../../support/twins.ts'

const row: fc.Arbitrary<TestRow> = fc.record({
  at: fc.integer({ min: 0, max: 9 }),
  conversation: fc.constantFrom('north', 'south', 'east'),
})
const files = fc.array(fc.array(row, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 3 })

/** Which rows are one message: by row the number of its message; rows with the same number are linked. */
const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 36, maxLength: 36 })

test('a conversation counts a message once, however many of its rows it has, and rows of withdrawn sources not at all', () => {
  fc.assert(
    fc.property(files, numbers, fc.boolean(), (served, message, withdrawn) => {
      const { db } = new Desk()
      for (const [k, rows] of served.entries()) addRows(db, `${k}.csv`, rows)
      const all = db
        .prepare<[], { id: number; source: number; name: string }>(
          'SELECT m.id, m.source, c.name FROM message AS m JOIN conversation AS c ON c.id = m.conversation',
        )
        .all()
      // 0: a message of its own.
      const messageOf = (id: number) => message[id - 1] || -id
      const groups = Map.groupBy(all, ({ id }) => messageOf(id))
      linkRows(
        db,
        [...groups.values()].filter(({ length }) => length > 1).map((rows) => rows.map(({ id }) => id)),
      )
      if (withdrawn) {
        db.exec(
          `INSERT INTO source_state (source, state, reason, account, at) VALUES (1, 'withdrawn', '', 1, 0)`,
        )
      }
      const expected = new Map<string, number>()
      for (const name of new Set(all.map((each) => each.name))) {
        const counted = all.filter((each) => each.name === name && !(withdrawn && each.source === 1))
        if (counted.length > 0) expected.set(name, new Set(counted.map(({ id }) => messageOf(id))).size)
      }
      const counted = () =>
        new Map(
          db
            .prepare<[], [string, number]>(
              'SELECT c.name, s.messages FROM conversation_stat AS s JOIN conversation AS c ON c.id = s.conversation',
            )
            .raw()
            .all(),
        )
      // All at once, and conversation by conversation.
      countAgain(db)
      expect(counted()).toEqual(expected)
      db.exec('UPDATE conversation_stat SET messages = 0')
      countConversationMessages(
        db,
        all.map(({ id }) => id),
      )
      expect(counted()).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})
