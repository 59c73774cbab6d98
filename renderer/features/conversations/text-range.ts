import type { BodyRange } from '../../store/tags.ts'

/**
 * The part of a message's text that is marked on the page, as UTF-16 offsets into its body.
 * @param body the element whose text is the body, character for character
 * @returns null when nothing of it is marked
 */
export function markedRange(body: Element, marked: Selection): BodyRange | null {
  if (marked.rangeCount === 0 || marked.isCollapsed) return null
  const range = marked.getRangeAt(0)
  if (!range.intersectsNode(body)) return null
  const from = body.contains(range.startContainer)
    ? offsetIn(body, range.startContainer, range.startOffset)
    : 0
  const to = body.contains(range.endContainer)
    ? offsetIn(body, range.endContainer, range.endOffset)
    : textLength(body)
  return from < to ? { from, to } : null
}

/** Marks a part of a message's text on the page. */
export function markRange(body: Element, marked: Selection, { from, to }: BodyRange): void {
  const start = pointAt(body, from)
  const end = pointAt(body, to)
  if (start !== null && end !== null) marked.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}

function offsetIn(body: Element, node: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(body, 0)
  before.setEnd(node, offset)
  return before.toString().length
}

const textLength = (body: Element) => body.textContent?.length ?? 0

function pointAt(body: Element, offset: number): { node: Node; offset: number } | null {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length) return { node, offset: left }
    left -= length
  }
  return null
}
