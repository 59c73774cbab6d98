import { type RefObject, useEffect } from 'react'
import type { BigListHandle } from './BigList.tsx'

/** Gives a list the focus once it has something to show, unless a person has put it elsewhere on this screen by then. */
export function useFocusOnEntry(list: RefObject<BigListHandle | null>, ready: boolean): void {
  useEffect(() => {
    if (!ready) return
    const work = document.getElementById('work')
    const { activeElement } = document
    const elsewhere = activeElement !== null && activeElement !== work && work?.contains(activeElement)
    if (!elsewhere && document.querySelector('dialog[open]') === null) list.current?.focus()
  }, [list, ready])
}
