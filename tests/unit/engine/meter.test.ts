import { expect, test } from 'vitest'
import { Meter } from '../../../electron/engine/host/meter.ts'

const at = (rows: number, total: number | null = 10_000) => ({ rows, done: rows, total })

test('no rate is claimed before half a second has been seen', () => {
  const meter = new Meter()
  meter.add(0, at(0))
  expect(meter.add(400, at(400))).toEqual({ rate: null, left: null })
})

test('rate and time left follow rows and units done', () => {
  const meter = new Meter()
  meter.add(0, at(0))
  expect(meter.add(1000, at(1000))).toEqual({ rate: 1000, left: 9 })
})

test('the rate is that of the last seconds, not of the whole job', () => {
  const meter = new Meter()
  meter.add(0, at(0))
  for (let second = 1; second <= 20; second++)
    meter.add(second * 1000, at(second <= 10 ? 0 : (second - 10) * 500))
  expect(meter.add(21_000, at(5500)).rate).toBe(500)
})

test('time left is unknown without a total or without movement', () => {
  const meter = new Meter()
  meter.add(0, at(0, null))
  expect(meter.add(1000, at(10, null)).left).toBeNull()
  const still = new Meter()
  still.add(0, at(5))
  expect(still.add(1000, at(5))).toEqual({ rate: 0, left: null })
})

test('after a reset the former step says nothing about the new one', () => {
  const meter = new Meter()
  meter.add(0, at(0))
  meter.add(1000, at(9000))
  meter.reset()
  expect(meter.add(1100, at(0))).toEqual({ rate: null, left: null })
})
