import { useState } from 'react'
import type { Message, TagMark } from '../../../shared/contract/browse.ts'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useSelection } from '../../store/selection.ts'
import { type BodyRange, reviseTag } from '../../store/tags.ts'

export interface ReviseDialogProps {
  tag: TagMark
  def: TagDef
  message: Message
  onClose: () => void
}

/** A changed note or range for a tag: proposed in its place. */
export function ReviseDialog({ tag, def, message, onClose }: ReviseDialogProps) {
  const marked = useSelection(({ range }) => range)
  const old = tag.from === null || tag.to === null ? null : { from: tag.from, to: tag.to }
  const ranges: Record<Place, BodyRange | null> = { kept: old, marked, whole: null }
  const [note, setNote] = useState(tag.note)
  const [place, setPlace] = useState<Place>('kept')
  const [error, setError] = useState<ErrorShape | null>(null)
  const text = ({ from, to }: BodyRange) => `“${message.body?.slice(from, to)}”`
  const submit = () =>
    reviseTag({ tag, code: def.code, note: note.trim(), range: ranges[place] }).then(onClose, (failure) =>
      setError(toErrorShape(failure)),
    )
  return (
    <Dialog
      title={`Change ${def.code}, ${def.name}`}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Keep it as it is</Button>
          <Button look="primary" type="submit">
            Propose the change
          </Button>
        </>
      }
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <TextArea label="Note" value={note} onValue={setNote} maxLength={2000} />
      <RadioGroup<Place>
        label="It stands on"
        value={place}
        onValue={setPlace}
        options={[
          { value: 'kept', title: old === null ? 'the whole message, as now' : `${text(old)}, as now` },
          ...(marked === null ? [] : [{ value: 'marked' as const, title: `${text(marked)}, marked now` }]),
          ...(old === null ? [] : [{ value: 'whole' as const, title: 'the whole message' }]),
        ]}
      />
      {tag.state === 'approved' && <p>The approved tag stands until the change is approved.</p>}
    </Dialog>
  )
}

type Place = 'kept' | 'marked' | 'whole'
