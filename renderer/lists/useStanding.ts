import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Standing<Row> {
  /** The position one stands on; null: none. */
  readonly active: number | null
  readonly moveTo: (index: number | null) => void
  /** The row there; while a list is fetched anew, the one that one stood on. */
  readonly here: Row | undefined
}

/** Rows looked at on each side of the former position. */
const reach = 200

/**
 * Where one stands in a list that may be fetched anew beneath one, in another order or with rows more and rows less: on the same row, wherever it
 * is then, as long as it is near; else on none, since a key must not act on a row that slid into its place.
 * @param of which list it is: another begins with no row
 * @param get the row at a position; undefined while it is on its way
 * @param keyOf what tells a row of the list from every other
 */
export function useStanding<Row>(
  of: string,
  count: number | null,
  get: (index: number) => Row | undefined,
  keyOf: (row: Row) => string | number,
): Standing<Row> {
  const [active, setActive] = useState<number | null>(null)
  const stood = useRef<{ readonly of: string; readonly row: Row } | null>(null)
  const moveTo = useCallback((index: number | null) => {
    stood.current = null
    setActive(index)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins anew
  useEffect(() => moveTo(null), [of, moveTo])

  const before = stood.current?.of === of ? stood.current.row : undefined
  const known = active === null ? undefined : get(active)
  const slid = known !== undefined && before !== undefined && keyOf(known) !== keyOf(before)
  const here = slid ? before : (known ?? (active === null ? undefined : before))
  useLayoutEffect(() => {
    stood.current = here === undefined ? null : { of, row: here }
  })
  const gone = active !== null && count !== null && active >= count
  useEffect(() => {
    if (active === null || (!slid && !gone)) return
    for (let i = Math.max(0, active - reach); before !== undefined && i < active + reach; i++) {
      const row = get(i)
      if (row !== undefined && keyOf(row) === keyOf(before)) return setActive(i)
    }
    moveTo(null)
  }, [active, slid, gone, before, get, keyOf, moveTo])
  return { active, moveTo, here }
}
