import type { MessageRow } from '../../shared/contract/browse.ts'
import type { InSight } from './seen-clock.ts'

export interface Range {
  readonly first: number
  readonly last: number
}

const lengthOf = (row: MessageRow): number => row.body?.length ?? 0

/**
 * The messages of a list of bubbles that stand on screen. Of the two at the edges, those of which half is in sight, or that fill half
 * of the window.
 */
export function* bubblesInSight(
  frame: Element | null,
  { first, last }: Range,
  get: (index: number) => MessageRow | undefined,
): Generator<InSight> {
  for (let index = first; index <= last; index++) {
    const row = get(index)
    if (row === undefined) continue
    const edge = index === first || index === last
    if (edge && !halfInSight(frame, index)) continue
    yield { id: row.id, characters: lengthOf(row) }
  }
}

/** The messages of a list of lines whose whole text stands on screen: what a line cuts off was not seen. Images are not shown in lines. */
export function* linesInSight(
  frame: Element | null,
  { first, last }: Range,
  get: (index: number) => MessageRow | undefined,
): Generator<InSight> {
  for (let index = first; index <= last; index++) {
    const row = get(index)
    if (row === undefined || row.media.length > 0) continue
    const said = frame?.querySelector(`[data-index="${index}"] [data-said]`)
    if (said == null || said.clientWidth === 0 || said.scrollWidth > said.clientWidth + 1) continue
    if (said.getAttribute('data-said') === 'part' || !halfInSight(frame, index)) continue
    yield { id: row.id, characters: lengthOf(row) }
  }
}

function halfInSight(frame: Element | null, index: number): boolean {
  const element = frame?.querySelector(`[data-index="${index}"]`)
  if (frame == null || element == null) return false
  const box = element.getBoundingClientRect()
  const view = (element.closest('[data-viewport]') ?? frame).getBoundingClientRect()
  const shown = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top)
  return shown > 0 && (shown >= box.height / 2 || shown >= view.height / 2)
}
