/** So few that what is put together stays in the processor's nearest memory. */
const digitBits = 11
const digits = 1 << digitBits
/** Bits of the lower part of a time; the rest has up to 32. */
const lowBits = 2 * digitBits
const lowRange = 2 ** lowBits

/**
 * Puts indexes into the order of their times, equal times as they stand: by digits of eleven bits, the lowest first (Knuth, TAOCP 3, 5.2.5).
 * A chunk of rows takes three rounds, half of the time that comparing takes.
 * @param at whole numbers from `earliest` on; Infinity comes last
 * @param latest the highest that is not Infinity
 */
export function timeOrder(at: Float64Array, earliest: number, latest: number): Uint32Array {
  const count = at.length
  const unknown = latest + 1
  const low = new Uint32Array(count)
  const high = new Uint32Array(count)
  let from = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const since = Math.min(at[i] ?? 0, unknown) - earliest
    low[i] = since % lowRange
    high[i] = since / lowRange
    from[i] = i
  }
  let to = new Uint32Array(count)
  const places = new Uint32Array(digits)
  for (let bit = 0; 2 ** bit <= unknown - earliest; bit += digitBits) {
    const part = bit < lowBits ? low : high
    const shift = bit < lowBits ? bit : bit - lowBits
    places.fill(0)
    for (let i = 0; i < count; i++) {
      const digit = ((part[i] ?? 0) >>> shift) & (digits - 1)
      places[digit] = (places[digit] ?? 0) + 1
    }
    let place = 0
    for (let digit = 0; digit < digits; digit++) {
      const rows = places[digit] ?? 0
      places[digit] = place
      place += rows
    }
    for (let n = 0; n < count; n++) {
      const i = from[n] ?? 0
      const digit = ((part[i] ?? 0) >>> shift) & (digits - 1)
      const own = places[digit] ?? 0
      to[own] = i
      places[digit] = own + 1
    }
    ;[from, to] = [to, from]
  }
  return from
}
