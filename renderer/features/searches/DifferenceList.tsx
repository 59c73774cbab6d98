import { X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { hitMarks } from '../../lists/bubbles/marks.ts'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { closeSet } from '../../lists/open-set.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useSetRows } from '../../lists/useSetRows.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Searches.module.css'

/** Which rows of a comparison are listed. */
export interface Difference {
  readonly search: string
  readonly later: string
  readonly which: 'more' | 'fewer'
}

interface Props {
  of: Difference
  /** The search, for the marks. */
  text: string
  onClose: () => void
}

/** The rows that two runs of a search do not share, as a message list. */
export function DifferenceList({ of: { search, later, which }, text, onClose }: Props) {
  const [open, setOpen] = useState<Result<'search.difference'> | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [again, setAgain] = useState(0)
  const reload = useCallback(() => setAgain((count) => count + 1), [])
  const { go } = useRoutes(({ ways }) => ways)
  // biome-ignore lint/correctness/useExhaustiveDependencies: again opens it anew
  useEffect(() => {
    const abort = new AbortController()
    call('search.difference', { search, later, which }, { signal: abort.signal }).then(
      (answer) => (abort.signal.aborted ? void closeSet(answer.set) : setOpen(answer)),
      (failure) => abort.signal.aborted || setError(toErrorShape(failure)),
    )
    return () => abort.abort()
  }, [search, later, which, again])
  const set = open?.set ?? null
  useEffect(() => (set === null ? undefined : () => void closeSet(set)), [set])
  const rows = useSetRows(open, reload)
  const list = { ...rows, open, error, loading: open === null && error === null, reload }
  const cursor = useMessageCursor(list)
  const marksOf = useMemo(() => hitMarks(text), [text])
  const title = which === 'more' ? 'Rows that are new' : 'Rows that are gone'
  return (
    <section aria-label={title} className={css.difference}>
      <header className={css.head}>
        <h4>
          {title}: {open === null ? '…' : <RowsAndMessages rows={open.rows} messages={open.messages} />}
        </h4>
        <IconButton icon={X} label="Close this list" onClick={onClose} />
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {open !== null && open.hidden > 0 && (
        <p className={css.hint}>
          {grouped(open.hidden)} {open.hidden === 1 ? 'row is' : 'rows are'} of withdrawn sources, which no
          list shows. Reinstate a source to look at its rows.
        </p>
      )}
      {open !== null && open.rows > 0 && (
        <div className={css.rows}>
          <MessageLines
            label={title}
            list={list}
            cursor={cursor}
            marksOf={marksOf}
            onOpen={({ conversation, id }) =>
              go({ screen: 'conversation', conversation: conversation.id, message: id })
            }
            empty={null}
          />
        </div>
      )}
    </section>
  )
}
