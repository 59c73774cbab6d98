import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { grouped } from '../../components/progress-text.ts'
import { mostChosen } from '../../lists/useMessageCursor.ts'
import type { BulkQuestion } from './useTagging.ts'

/** Asks before a great many rows are tagged at one press of a key. */
export function BulkQuestionDialog({
  tagging,
  def,
  onAnswer,
}: BulkQuestion & { onAnswer: (yes: boolean) => void }) {
  const count = tagging.messages.length
  return (
    <Dialog
      title={`Tag ${grouped(count)} rows?`}
      size="small"
      onClose={() => onAnswer(false)}
      onSubmit={() => onAnswer(true)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)}>Tag nothing</Button>
          <Button look="primary" type="submit" data-autofocus>
            Tag {grouped(count)} rows {def.code}
          </Button>
        </>
      }
    >
      <p>
        {def.code}, {def.name}, will be proposed on each of the {grouped(count)} chosen rows, and each of them
        will wait for a supervisor’s decision. It can be undone.
      </p>
      {count === mostChosen && (
        <p>
          One action can be about {grouped(mostChosen)} rows at most: rows chosen beyond that are left out.
        </p>
      )}
    </Dialog>
  )
}
