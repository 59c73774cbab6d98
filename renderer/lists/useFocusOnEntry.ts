import { type RefObject, useEffect, useEffectEvent } from 'react'
import { useIsFocusedPane, usePane } from '../store/panes.ts'
import type { BigListHandle } from './BigList.tsx'

/**
 * Gives a list the focus once it has something to show, unless a person has put it elsewhere on this screen, or into the other pane, by
 * then.
 */
export function useFocusOnEntry(list: RefObject<Pick<BigListHandle, 'focus'> | null>, ready: boolean): void {
  const pane = usePane()
  const focused = useIsFocusedPane()
  const enter = useEffectEvent(() => {
    const work = document.querySelector(`[data-pane="${pane}"]`)
    const { activeElement } = document
    const elsewhere = activeElement !== null && activeElement !== work && work?.contains(activeElement)
    if (focused && !elsewhere && document.querySelector('dialog[open]') === null) list.current?.focus()
  })
  useEffect(() => {
    if (ready) enter()
  }, [ready])
}
