import { Bookmark, BookmarkPlus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { TextField } from '../components/TextField.tsx'
import { loadBookmarks, putBookmark, removeBookmark, useBookmarks } from '../store/bookmarks.ts'
import { useVersion } from '../store/data.ts'
import { useNotice } from '../store/notice.ts'
import { useSelection } from '../store/selection.ts'
import { useSession } from '../store/session.ts'
import { useStatus } from '../store/status.ts'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command, CommandContext } from './commands/command.ts'

const there = ({ selected, role }: CommandContext) => role !== null && selected > 0

/** Bookmarks on the focused message, wherever messages are read. They are one's own: nobody else sees them. */
export function BookmarkCommands() {
  const who = useSession(({ state }) => `${state?.case?.id}/${state?.account?.id}`)
  const version = useVersion(['bookmarks'])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, or a change made in another window, asks anew
  useEffect(() => {
    // What fails here only leaves the marks out; the list of bookmarks says what went wrong.
    loadBookmarks().catch(() => undefined)
  }, [who, version])
  const [noting, setNoting] = useState<number | null>(null)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'bookmark.toggle',
          title: 'Put a bookmark here, or take it off',
          group: 'Message',
          keys: 'b',
          icon: Bookmark,
          words: 'mark remember place',
          when: there,
          run: () => withFocused((message) => void useNotice.getState().attempt(() => toggle(message))),
        },
        {
          id: 'bookmark.note',
          title: 'Bookmark with a note…',
          group: 'Message',
          keys: 'shift+b',
          icon: BookmarkPlus,
          words: 'mark remember place',
          when: there,
          run: () => withFocused(setNoting),
        },
      ],
      [],
    ),
  )
  return noting === null ? null : <NoteDialog message={noting} onClose={() => setNoting(null)} />
}

function withFocused(act: (message: number) => void): void {
  const { say } = useStatus.getState()
  const { state } = useSession.getState()
  const { focused } = useSelection.getState()
  if (state?.case?.readOnly != null) say('This case is open for reading only: no bookmarks are kept')
  else if (focused === null) say('Choose a message first')
  else act(focused)
}

const toggle = (message: number): Promise<void> =>
  useBookmarks.getState().notes.has(message) ? removeBookmark(message) : putBookmark(message, '')

function NoteDialog({ message, onClose }: { message: number; onClose: () => void }) {
  const [note, setNote] = useState(() => useBookmarks.getState().notes.get(message) ?? '')
  const [error, setError] = useState<ErrorShape | null>(null)
  const submit = () =>
    putBookmark(message, note.trim()).then(onClose, (failure) => setError(toErrorShape(failure)))
  return (
    <Dialog
      title="Bookmark"
      size="small"
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Keep
          </Button>
        </>
      }
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <TextField
        label="Note"
        hint="For you alone. What others should know is a tag’s note."
        value={note}
        onValue={setNote}
        maxLength={500}
        data-autofocus
      />
    </Dialog>
  )
}
