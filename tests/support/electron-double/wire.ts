/*
 * Values between main and page. Electron clones them; here they go as JSON, undefined included, and anything else that
 * JSON would bend fails loudly. Both functions stand alone: their source text is put into the page.
 */

export function encode(value: unknown): string {
  const put = (item: unknown): unknown => {
    if (item === undefined) return { $undefined: true }
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item
    if (typeof item === 'number' && Number.isFinite(item)) return item
    if (Array.isArray(item)) return item.map(put)
    if (typeof item === 'object' && Object.prototype.toString.call(item) === '[object Object]') {
      return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, put(inner)]))
    }
    throw new Error(
      `electron double: cannot pass ${Object.prototype.toString.call(item)} between main and page`,
    )
  }
  return JSON.stringify(put(value))
}

export function decode(text: string): unknown {
  const take = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item
    if (Array.isArray(item)) return item.map(take)
    if ('$undefined' in item) return undefined
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, take(inner)]))
  }
  return take(JSON.parse(text))
}
