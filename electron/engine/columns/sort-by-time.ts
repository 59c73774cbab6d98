/**
 * Puts ids, ascending, into the order of time: rows without a time last, equal times by id. Within an import run they stand so already, so this
 * is a merge of as many stretches as there are runs at most, neighbour with neighbour.
 * @param times of the ids, UTC milliseconds, NaN where unknown; used up
 * @param check called between passes; throws when nobody waits any more
 */
export function sortByTime(ids: Uint32Array, times: Float64Array, check: () => void): Uint32Array {
  for (let i = 0; i < times.length; i++) if (Number.isNaN(times[i])) times[i] = Number.POSITIVE_INFINITY
  let starts = stretches(times)
  if (starts.length <= 2) return ids
  let from: Timed = { ids: ids.slice(), times }
  let to: Timed = { ids: new Uint32Array(ids.length), times: new Float64Array(ids.length) }
  while (starts.length > 2) {
    check()
    const next = [0]
    for (let s = 0; s + 1 < starts.length; s += 2) {
      const end = starts[s + 2] ?? ids.length
      merge(from, to, starts[s] ?? 0, starts[s + 1] ?? ids.length, end)
      next.push(end)
    }
    starts = next
    const before = from
    from = to
    to = before
  }
  return from.ids
}

/** Where each stretch of times that do not fall begins, and the length of all at the end. */
function stretches(times: Float64Array): number[] {
  const starts = [0]
  for (let i = 1; i < times.length; i++) if ((times[i] ?? 0) < (times[i - 1] ?? 0)) starts.push(i)
  starts.push(times.length)
  return starts
}

interface Timed {
  readonly ids: Uint32Array
  readonly times: Float64Array
}

/** Merges two neighbouring stretches; of equal times the left one's comes first, whose ids are the lower ones. */
function merge(from: Timed, to: Timed, left: number, right: number, end: number): void {
  let i = left
  let j = right
  for (let k = left; k < end; k++) {
    const takeLeft = j >= end || (i < right && (from.times[i] ?? 0) <= (from.times[j] ?? 0))
    const at = takeLeft ? i++ : j++
    to.ids[k] = from.ids[at] ?? 0
    to.times[k] = from.times[at] ?? 0
  }
}
