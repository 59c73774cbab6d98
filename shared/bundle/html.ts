import { visibleParts } from './visible.ts'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/**
 * Evidence as HTML: escaped, hidden characters as marks (`<i class="u">U+200B</i>`), isolated in its own direction.
 * A carriage return is written as a reference because HTML parsers drop a plain one.
 */
export function evidence(text: string): string {
  // Most cells are plain ASCII, in which nothing is hidden, nothing runs from right to left and nothing needs escaping.
  if (/^[ !#-%(-;=?-~]*$/.test(text)) return text
  const parts = visibleParts(text).map((part) =>
    'mark' in part ? `<i class="u">${part.mark}</i>` : escapeHtml(part.text).replaceAll('\r', '&#13;'),
  )
  return `<bdi>${parts.join('')}</bdi>`
}
