import { expect, test } from 'vitest'
import { type InSight, SeenClock, tickMs } from '../../../renderer/lists/seen-clock.ts'
import { awayMs, neededMs } from '../../../shared/domain/seen-rule.ts'

/** A clock over a list that a test scrolls, and what it puts down. */
function reading() {
  const state = { attentive: true, inSight: [] as InSight[], now: 1000, refuse: false }
  const recorded: number[] = []
  const clock = new SeenClock({
    attentive: () => state.attentive,
    isSeen: (id) => recorded.includes(id),
    record: (looks) => {
      if (state.refuse) return Promise.reject(new Error('gone'))
      recorded.push(...looks.map(({ id }) => id))
      return Promise.resolve()
    },
  })
  clock.alive(state.now)
  const stop = clock.watch(() => state.inSight)
  /** Lets time pass, as the window's timer does. */
  const pass = async (ms: number, alive = true) => {
    for (const end = state.now + ms; state.now < end; ) {
      state.now += tickMs
      if (alive) clock.alive(state.now)
      clock.tick(state.now)
      await Promise.resolve()
    }
  }
  return { state, recorded, clock, pass, stop }
}

const short = { id: 1, characters: 2 }
const long = { id: 2, characters: 400 }

test('what stands on screen long enough is put down, a longer text later', async () => {
  const { state, recorded, pass } = reading()
  state.inSight = [short, long]
  await pass(4000)
  expect(recorded).toEqual([1])
  await pass(8000)
  expect(recorded).toEqual([1, 2])
})

test('what scrolls past is not put down', async () => {
  const { state, recorded, pass } = reading()
  for (let id = 10; id < 60; id++) {
    state.inSight = [{ id, characters: 30 }]
    await pass(500)
  }
  state.inSight = []
  await pass(5000)
  expect(recorded).toEqual([])
})

test('sittings are added up', async () => {
  const { state, recorded, pass } = reading()
  for (let sitting = 0; sitting < 20; sitting++) {
    state.inSight = [long]
    await pass(1000)
    state.inSight = []
    await pass(1000)
  }
  expect(recorded).toEqual([2])
})

test('time under a dialog, in the background or away from the desk does not count', async () => {
  const { state, recorded, pass } = reading()
  state.inSight = [short]
  state.attentive = false
  await pass(10_000)
  expect(recorded).toEqual([])
  state.attentive = true
  state.inSight = []
  await pass(awayMs, false)
  state.inSight = [short]
  await pass(10_000, false)
  expect(recorded).toEqual([])
  await pass(4000)
  expect(recorded).toEqual([1])
})

test('a gap between two ticks, of a machine that slept, counts as one tick at most', async () => {
  const { state, recorded, clock, pass } = reading()
  state.inSight = [long]
  await pass(tickMs)
  state.now += 60_000
  clock.alive(state.now)
  clock.tick(state.now)
  await pass(2000)
  expect(neededMs(long.characters)).toBeGreaterThan(2 * tickMs + 2000)
  expect(recorded).toEqual([])
})

test('a message that is shown twice at once is counted once, and put down once', async () => {
  const { state, recorded, clock, pass } = reading()
  clock.watch(() => [long])
  state.inSight = [long]
  await pass(5000)
  expect(recorded).toEqual([])
  await pass(8000)
  expect(recorded).toEqual([2])
})

test('what could not be put down is put down later', async () => {
  const { state, recorded, pass } = reading()
  state.refuse = true
  state.inSight = [short]
  await pass(4000)
  expect(recorded).toEqual([])
  state.refuse = false
  await pass(4000)
  expect(recorded).toEqual([1])
})

test('of another person nothing is carried over', async () => {
  const { state, recorded, clock, pass } = reading()
  state.inSight = [long]
  await pass(7000)
  clock.reset()
  await pass(4000)
  expect(recorded).toEqual([])
})

test('what could not be put down of one person is no time of the next', async () => {
  const { state, recorded, clock, pass } = reading()
  state.refuse = true
  state.inSight = [short]
  await pass(1250)
  clock.flush()
  clock.reset()
  state.refuse = false
  await pass(500)
  clock.flush()
  expect(recorded).toEqual([])
})
