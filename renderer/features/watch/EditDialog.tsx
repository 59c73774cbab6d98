import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { WatchList, WatchTerm } from '../../../shared/contract/watch.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { ColourSelect } from './ColourSelect.tsx'
import { readLines } from './term-lines.ts'
import css from './WatchLists.module.css'

interface Props {
  /** Null: a new one. */
  list: WatchList | null
  /** That a new one begins with. */
  colour?: number
  onClose: () => void
  onSaved: (list: number) => void
}

/** Makes a list, or a new version of one: its terms as lines of text. */
export function EditDialog({ list, ...props }: Props) {
  const { data, error } = useCall('watch.get', list === null ? null : { list: list.id })
  if (error !== null) {
    return (
      <Dialog title="Change the watch-list" onClose={props.onClose}>
        <Banner kind="error" message={error.message} code={error.code} />
      </Dialog>
    )
  }
  if (list !== null && data === null) return null
  return <EditForm list={data?.list ?? null} terms={data?.terms ?? []} {...props} />
}

interface FormProps extends Props {
  terms: readonly WatchTerm[]
}

function EditForm({ list, colour: first = 1, terms: before, onClose, onSaved }: FormProps) {
  const [name, setName] = useState(list?.name ?? '')
  const [note, setNote] = useState(list?.note ?? '')
  const [colour, setColour] = useState(list?.colour ?? first)
  const [text, setText] = useState(() => before.map((term) => term.text).join('\n'))
  const [error, setError] = useState<ErrorShape | null>(null)
  const { terms, problems, stop } = readLines(text, before)
  const save = async () => {
    try {
      const saved = await call('watch.save', {
        list: list?.id ?? null,
        version: list?.version ?? null,
        name,
        note,
        colour,
        terms: [...terms],
      })
      await call('watch.run', { again: false })
      onSaved(saved.list)
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  const ready = stop === null && name.trim() !== ''
  return (
    <Dialog
      title={list === null ? 'New watch-list' : `Change ${list.name}`}
      size="large"
      onClose={onClose}
      onSubmit={ready ? () => void save() : undefined}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            {list === null ? 'Make the list and run it' : `Save version ${list.version + 1} and run it`}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        <div className={css.pairOfFields}>
          <TextField
            label="Name"
            hint="A search asks for it as list:&quot;name&quot;."
            value={name}
            onValue={setName}
          />
          <ColourSelect value={colour} onValue={setColour} />
        </div>
        <TextField
          label="Note"
          hint="Where the list comes from, what it is for."
          value={note}
          onValue={setNote}
        />
        <TextArea
          label="Terms, a line each"
          hint="Words, “phrases”, or any search: box*, tops NEAR/5 dover, (wagon OR artic) from:ravenwolf. Operators are in capitals."
          error={stop ?? undefined}
          rows={14}
          className={css.lines}
          value={text}
          onValue={setText}
          spellCheck={false}
        />
        <p role="status" className={css.quiet}>
          {grouped(terms.length)} {terms.length === 1 ? 'term' : 'terms'}
          {problems.length > 0 && `; ${grouped(problems.length)} to look at:`}
        </p>
        {problems.length > 0 && (
          <ul className={css.problems} aria-label="Lines to look at">
            {problems.map(({ line, text: said, message }) => (
              <li key={line}>
                line {line}: <span className="mono">{said}</span>: {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
