import { useEffect, useEffectEvent, useLayoutEffect, useMemo } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { type PaneId, paneOf, useIsFocusedPane, usePane } from '../../store/panes.ts'
import { useSelection } from '../../store/selection.ts'
import { useStatus } from '../../store/status.ts'
import { markedRange, markRange } from './text-range.ts'

/** The text of a message as the pane shows it; the other pane may show it too. */
const bodyIn = (pane: PaneId | null, message: number | null): Element | null =>
  message === null
    ? null
    : document.querySelector(`${pane === null ? '' : `[data-pane="${pane}"] `}[data-body="${message}"]`)

const bodyAround = (node: Node | null): Element | null => node?.parentElement?.closest('[data-body]') ?? null

const placeOf = (body: Element) => ({
  id: Number(body.getAttribute('data-body')),
  index: Number(body.closest('[data-index]')?.getAttribute('data-index')),
})

/**
 * A range of characters in the focused message, by Shift and the arrows or by the pointer: what a tag key then stands on.
 * It lives in the page's own selection, so that it can be copied as well, and is put back when the message is drawn anew.
 * @param onMessage told the place of a message in which the pointer marked something, when it is not the focused one
 */
export function useTextRange(message: number | null, onMessage: (index: number) => void): void {
  const range = useSelection((selection) => selection.range)
  const setRange = useSelection((selection) => selection.setRange)
  const focus = useSelection((selection) => selection.focus)
  const pane = usePane()
  const focused = useIsFocusedPane()
  const bodyOf = (of: number | null) => bodyIn(pane, of)

  const take = useEffectEvent((body: Element, marked: globalThis.Selection) => {
    const found = markedRange(body, marked)
    setRange(found)
    if (found !== null)
      useStatus.getState().say(`${found.to - found.from} characters marked: a tag key tags them`)
  })
  const released = useEffectEvent((event: PointerEvent) => {
    const marked = window.getSelection()
    // A press on a button or in the inspector is about something else.
    if (
      marked === null ||
      !(event.target instanceof Element) ||
      event.target.closest('[data-index]') === null ||
      paneOf(event.target) !== pane
    )
      return
    const body = bodyAround(marked.anchorNode) ?? bodyOf(message)
    if (body === null) return
    const { id, index } = placeOf(body)
    const other = !marked.isCollapsed && id !== message
    // First the message, which lets go of the range in the one before; then the range in it.
    if (other) focus(id)
    take(body, marked)
    if (other) onMessage(index)
  })
  useEffect(() => {
    const listener = (event: PointerEvent) => released(event)
    document.addEventListener('pointerup', listener)
    return () => document.removeEventListener('pointerup', listener)
  }, [])

  // Every drawing may have replaced the text nodes that the page's selection stood in.
  useLayoutEffect(() => {
    const body = bodyOf(message)
    const marked = window.getSelection()
    if (!focused || range === null || body === null || marked === null) return
    const now = markedRange(body, marked)
    if (now?.from !== range.from || now.to !== range.to) markRange(body, marked, range)
  })
  useEffect(() => {
    if (message !== null) return () => window.getSelection()?.removeAllRanges()
    return undefined
  }, [message])

  const extend = useEffectEvent((direction: 'forward' | 'backward', unit: 'character' | 'word') => {
    const body = bodyOf(message)
    const marked = window.getSelection()
    if (body === null || marked === null) return useStatus.getState().say('This message has no text to mark')
    const { anchorNode, focusNode } = marked
    const inside =
      anchorNode !== null && body.contains(anchorNode) && focusNode !== null && body.contains(focusNode)
    if (!inside) {
      const length = body.textContent?.length ?? 0
      const edge = direction === 'forward' ? 0 : length
      markRange(body, marked, { from: edge, to: edge })
    }
    marked.modify('extend', direction, unit)
    if (marked.focusNode !== null && !body.contains(marked.focusNode))
      marked.modify('extend', opposite[direction], unit)
    take(body, marked)
  })
  const clear = useEffectEvent(() => {
    window.getSelection()?.removeAllRanges()
    setRange(null)
  })
  const commands = useMemo<Command[]>(() => {
    const key = (keys: string, title: string, run: () => void): Command => ({
      id: `range.${keys}`,
      title,
      group: 'Marking text',
      keys,
      keyOnly: true,
      run,
    })
    return [
      key('shift+right', 'Mark from the first character on, or one more', () =>
        extend('forward', 'character'),
      ),
      key('shift+left', 'Mark from the last character back, or one fewer', () =>
        extend('backward', 'character'),
      ),
      key('mod+shift+right', 'Mark one more word', () => extend('forward', 'word')),
      key('mod+shift+left', 'Mark one word fewer', () => extend('backward', 'word')),
    ]
  }, [])
  useCommands(commands)
  const marked = range !== null
  const clearing = useMemo<Command[]>(
    () =>
      marked
        ? [
            {
              id: 'range.clear',
              title: 'Mark nothing',
              group: 'Marking text',
              keys: 'escape',
              keyOnly: true,
              run: () => clear(),
            },
          ]
        : [],
    [marked],
  )
  useCommands(clearing)
}

const opposite = { forward: 'backward', backward: 'forward' } as const
