import { type IdList, outside } from './id-list.ts'

/** Consecutive positions of another list, without a copy of it. */
export function part(list: IdList, from: number, length: number): IdList {
  const within = (position: number) => Math.max(0, Math.min(length, position - from))
  return {
    length,
    bytes: 0,
    at(position) {
      if (position < 0 || position >= length) throw outside(position, length)
      return list.at(from + position)
    },
    slice: (start, count) => list.slice(from + start, Math.max(0, Math.min(count, length - start))),
    all: () => Uint32Array.from(list.slice(from, length)),
    around(at) {
      const [low, high] = list.around(at)
      return [within(low), within(high)]
    },
    messages(twins) {
      return length === list.length ? list.messages(twins) : twins.count(this.all())
    },
  }
}
