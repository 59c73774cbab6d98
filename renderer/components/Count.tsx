import { grouped } from './progress-text.ts'

/** Every count says of what: rows are sightings, messages count a twin once. */
export type CountUnit =
  | 'rows'
  | 'messages'
  | 'conversations'
  | 'handles'
  | 'images'
  | 'people'
  | 'tags'
  | 'files'
  | 'hits'
  | 'bookmarks'

const one: Record<CountUnit, string> = {
  rows: 'row',
  messages: 'message',
  conversations: 'conversation',
  handles: 'handle',
  images: 'image',
  people: 'person',
  tags: 'tag',
  files: 'file',
  hits: 'hit',
  bookmarks: 'bookmark',
}

export interface CountProps {
  /** Null while it is being counted: never a guess. */
  value: number | null
  unit: CountUnit
}

export function Count({ value, unit }: CountProps) {
  if (value === null) return <span>counting {unit}…</span>
  return (
    <span>
      {grouped(value)} {value === 1 ? one[unit] : unit}
    </span>
  )
}
