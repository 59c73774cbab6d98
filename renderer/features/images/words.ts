import type {
  FacetValue,
  GalleryFacet,
  GalleryFilters,
  GalleryOrder,
  ImageSize,
  ImageSpread,
  ImageState,
} from '../../../shared/contract/gallery.ts'

/** Headings of the facets, in the order in which they stand. */
export const facetTitles: Record<GalleryFacet, string> = {
  state: 'State',
  spread: 'Served in',
  sender: 'Sent by',
  conversation: 'Conversation',
  source: 'Source',
  tag: 'Tag on its row',
  device: 'Device',
  taken: 'Day taken, by the camera’s clock',
  position: 'Position',
  type: 'Type',
  size: 'Longest edge',
}

const states: Record<ImageState, string> = {
  still: 'still image',
  animated: 'animated',
  undecodable: 'could not be decoded',
  missing: 'named, not served',
}
const sizes: Record<ImageSize, string> = {
  tiny: 'up to 320 px',
  small: 'up to 1,280 px',
  medium: 'up to 2,560 px',
  large: 'larger',
  unknown: 'not known',
}
const spreads: Record<ImageSpread, string> = {
  'one row': 'one row',
  'several rows': 'several rows of one sender',
  'several senders': 'rows of several senders',
}
const positions: Record<string, string> = { yes: 'has a position', no: 'no position' }
const nothings: Partial<Record<GalleryFacet, string>> = {
  sender: 'nobody named',
  tag: 'no tag',
  device: 'not said',
  taken: 'not said',
  type: 'not served',
}

/** What a value of a facet is called. */
export function valueText(of: GalleryFacet, { value, name }: Pick<FacetValue, 'value' | 'name'>): string {
  if (value === 0 || value === '') return nothings[of] ?? name
  const words: Partial<Record<GalleryFacet, Readonly<Record<string, string>>>> = {
    state: states,
    size: sizes,
    spread: spreads,
    position: positions,
  }
  return words[of]?.[String(value)] ?? name
}

export const orderTitles: Record<GalleryOrder['by'], readonly [title: string, reversed: string]> = {
  sent: ['Sent, earliest first', 'Sent, latest first'],
  taken: ['Taken, earliest first', 'Taken, latest first'],
  size: ['File size, largest first', 'File size, smallest first'],
  rows: ['Rows, most first', 'Rows, fewest first'],
  similarity: ['Most alike first', 'Least alike first'],
}

/** '4.2 MB'; null where there are no bytes. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB']
  let size = bytes / 1000
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}

type Values = readonly (string | number)[]

/** The chosen values of a facet. */
export const chosenOf = (filters: GalleryFilters, of: GalleryFacet): Values => filters[of] ?? []

/** Puts a value in or takes it out. A facet with none left asks nothing. */
export function toggled(filters: GalleryFilters, of: GalleryFacet, value: string | number): GalleryFilters {
  const { [of]: _, ...rest } = filters
  const have = chosenOf(filters, of)
  const values = have.includes(value) ? have.filter((one) => one !== value) : [...have, value]
  return values.length === 0 ? rest : { ...rest, [of]: values }
}

/** All filters of one facet taken off. */
export function without(filters: GalleryFilters, of: GalleryFacet): GalleryFilters {
  const { [of]: _, ...rest } = filters
  return rest
}
