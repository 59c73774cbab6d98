/** Slots of the map: more could not be told apart on a screen. */
export const slots = 400

/** The slot in which a position lies. */
export const slotOf = (position: number, rows: number, count: number): number =>
  Math.min(count - 1, Math.floor((position * count) / Math.max(1, rows)))

/** The first position of a slot. */
export const startOf = (slot: number, rows: number, count: number): number => Math.ceil((slot * rows) / count)

/** How many of ascending positions lie in each slot. */
export function perSlot(positions: readonly number[], rows: number, count: number): Uint32Array {
  const counts = new Uint32Array(count)
  for (const position of positions) {
    const slot = slotOf(position, rows, count)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return counts
}

/** A path of boxes one slot high, from `x` on; `width` gives each box's width by slot, 0: no box. */
export function boxes(count: number, x: number, width: (slot: number) => number): string {
  let path = ''
  for (let slot = 0; slot < count; slot++) {
    const wide = width(slot)
    if (wide > 0) path += `M${x} ${slot}h${wide}v1h-${wide}z`
  }
  return path
}
