import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  firstLayout,
  fittedColumns,
  gridColumns,
  moveColumn,
  resizeColumn,
  shiftColumn,
  toggleColumn,
} from '../../../renderer/lists/columns.ts'
import { listColumns, preferenceShapes } from '../../../shared/contract/reading.ts'

const column = fc.constantFrom(...listColumns)
const change = fc.oneof(
  fc.tuple(fc.constant('move' as const), column, column),
  fc.tuple(fc.constant('left' as const), column),
  fc.tuple(fc.constant('right' as const), column),
  fc.tuple(fc.constant('toggle' as const), column),
  fc.tuple(fc.constant('resize' as const), column, fc.double({ min: -5000, max: 5000, noNaN: true })),
)
const layouts = fc.array(change, { maxLength: 30 }).map((changes) => {
  let layout = firstLayout
  for (const made of changes) {
    if (made[0] === 'move' && layout.shown.includes(made[1])) layout = moveColumn(layout, made[1], made[2])
    if (made[0] === 'left') layout = shiftColumn(layout, made[1], -1)
    if (made[0] === 'right') layout = shiftColumn(layout, made[1], 1)
    if (made[0] === 'toggle') layout = toggleColumn(layout, made[1])
    if (made[0] === 'resize') layout = resizeColumn(layout, made[1], made[2])
  }
  return layout
})

describe('the columns of a list', () => {
  test('are each there once, with the text among them, whatever a person does to them, and can be kept', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        expect(new Set(layout.shown).size).toBe(layout.shown.length)
        expect(layout.shown).toContain('text')
        expect(preferenceShapes.columns.safeParse(layout).success).toBe(true)
      }),
    )
  })

  test('keep their order where there is no room for all of them, and time, sender and text stay', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: 100, max: 2000 }), (layout, room) => {
        const fitted = fittedColumns(layout, room).map(({ id }) => id)
        expect(layout.shown.filter((id) => fitted.includes(id))).toEqual(fitted)
        for (const id of ['time', 'sender', 'text'] as const) {
          if (layout.shown.includes(id)) expect(fitted).toContain(id)
        }
      }),
    )
  })

  test('all fit into a wide window; the text takes what is left', () => {
    const fitted = fittedColumns(firstLayout, 1100)
    expect(fitted.map(({ id }) => id)).toEqual(firstLayout.shown)
    expect(gridColumns(fitted)).toBe('64px 12px 136px 124px 124px minmax(0, 1fr) 124px')
  })

  test('come back to the place that they have among all', () => {
    expect(toggleColumn(firstLayout, 'conversation').shown).toEqual([
      'number',
      'seen',
      'time',
      'sender',
      'recipient',
      'conversation',
      'text',
      'tags',
    ])
  })
})
