import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Enter may be pressed on a row before it has come: then it opens when it comes, if one still stands on it.
 * @param get the row at a position; undefined while it is on its way
 * @returns give it to a list's onOpen
 */
export function useOpening<Row>(
  get: (index: number) => Row | undefined,
  active: number | null,
  onOpen: (row: Row) => void,
): (index: number) => void {
  const [asked, setAsked] = useState<number | null>(null)
  const wanted = asked === null || asked !== active ? undefined : get(asked)
  const opens = useEffectEvent(onOpen)
  useEffect(() => {
    // Who has gone on to another row no longer asks for this one.
    if (asked !== null && asked !== active) setAsked(null)
  }, [asked, active])
  useEffect(() => {
    if (wanted === undefined) return
    setAsked(null)
    opens(wanted)
  }, [wanted])
  return setAsked
}
