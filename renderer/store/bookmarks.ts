import { create } from 'zustand'
import { call } from '../api/client.ts'
import { useStatus } from './status.ts'
import { useUndo } from './undo.ts'

interface Bookmarks {
  /** One's own, by message: the note. */
  readonly notes: ReadonlyMap<number, string>
}

export const useBookmarks = create<Bookmarks>()(() => ({ notes: new Map() }))

/** Asks for all of one's own. */
export async function loadBookmarks(): Promise<void> {
  const { bookmarks } = await call('bookmark.all', {})
  useBookmarks.setState({ notes: new Map(bookmarks.map(({ message, note }) => [message, note])) })
}

export function forgetBookmarks(): void {
  useBookmarks.setState({ notes: new Map() })
}

/**
 * Puts a bookmark on a message, or changes its note; to be undone.
 * @throws WinnowError
 */
export async function putBookmark(message: number, note: string): Promise<void> {
  const before = useBookmarks.getState().notes.get(message)
  await put(message, note)
  useUndo.getState().did({
    title: before === undefined ? 'bookmark' : 'changed note of a bookmark',
    undo: () => (before === undefined ? remove(message) : put(message, before)),
    redo: () => put(message, note),
  })
  useStatus.getState().say(before === undefined ? 'Bookmarked' : 'Changed the note of the bookmark')
}

/** @throws WinnowError */
export async function removeBookmark(message: number): Promise<void> {
  const note = useBookmarks.getState().notes.get(message)
  if (note === undefined) return
  await remove(message)
  useUndo.getState().did({
    title: 'removal of a bookmark',
    undo: () => put(message, note),
    redo: () => remove(message),
  })
  useStatus.getState().say('Took the bookmark off')
}

async function put(message: number, note: string): Promise<void> {
  await call('bookmark.put', { message, note })
  useBookmarks.setState(({ notes }) => ({ notes: new Map(notes).set(message, note) }))
}

async function remove(message: number): Promise<void> {
  await call('bookmark.remove', { message })
  useBookmarks.setState(({ notes }) => {
    const left = new Map(notes)
    left.delete(message)
    return { notes: left }
  })
}
