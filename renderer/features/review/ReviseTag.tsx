import { useState } from 'react'
import type { TagMark } from '../../../shared/contract/browse.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useNotice } from '../../store/notice.ts'

/** A returned tag with a better note: a new tag that supersedes it and waits for a decision again. */
export function ReviseTag({ tag }: { tag: TagMark }) {
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState(tag.note)
  const attempt = useNotice((notice) => notice.attempt)
  const range = tag.from === null || tag.to === null ? null : { from: tag.from, to: tag.to }
  const revise = () => {
    setOpen(false)
    void attempt(() => call('tag.revise', { id: tag.id, note, range }))
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>Revise…</Button>
      {open && (
        <Dialog
          title="Revise the tag"
          size="small"
          onClose={() => setOpen(false)}
          onSubmit={revise}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button look="primary" type="submit">
                Propose again
              </Button>
            </>
          }
        >
          <TextArea
            label="Note"
            autoFocus
            rows={4}
            value={note}
            onValue={setNote}
            hint="The former tag is kept; this one supersedes it."
          />
        </Dialog>
      )}
    </>
  )
}
