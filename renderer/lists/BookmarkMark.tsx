import { Bookmark } from 'lucide-react'
import { useBookmarks } from '../store/bookmarks.ts'
import css from './BookmarkMark.module.css'

/** That one has put a bookmark on a message; nothing where there is none. */
export function BookmarkMark({ message }: { message: number }) {
  const note = useBookmarks(({ notes }) => notes.get(message))
  if (note === undefined) return null
  const said = note === '' ? 'bookmark' : `bookmark: ${note}`
  return (
    <span className={css.mark} title={`Your ${said}`}>
      <Bookmark size={12} aria-hidden fill="currentColor" />
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
