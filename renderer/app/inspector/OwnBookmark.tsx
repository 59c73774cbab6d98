import { Button } from '../../components/Button.tsx'
import { removeBookmark, useBookmarks } from '../../store/bookmarks.ts'
import { useNotice } from '../../store/notice.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'

/** One's own bookmark on the message, if there is one. */
export function OwnBookmark({ message }: { message: number }) {
  const note = useBookmarks(({ notes }) => notes.get(message))
  const attempt = useNotice((notice) => notice.attempt)
  if (note === undefined) return null
  return (
    <Section title="Your bookmark">
      <p className={css.note}>{note === '' ? 'No note: Shift+B writes one.' : <bdi>{note}</bdi>}</p>
      <Button look="quiet" onClick={() => void attempt(() => removeBookmark(message))}>
        Take it off
      </Button>
    </Section>
  )
}
