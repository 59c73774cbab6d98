import { useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import css from './Bundles.module.css'
import { ExportJob } from './ExportJob.tsx'
import { Plan } from './Plan.tsx'

type Selection = Input<'bundle.plan'>['selection']

interface Props {
  /** Messages that were chosen in a list. */
  messages: readonly number[]
  /** A search whose hits were asked for; '': none. */
  search: string
  onClose: () => void
  onVerify: (folder: string) => void
}

/** What goes into a bundle, with what surrounds it, and where it is written; shows what it will hold before it is made. */
export function ExportForm({ messages, search, onClose, onVerify }: Props) {
  const [what, setWhat] = useState<Selection['kind']>(
    messages.length > 0 ? 'messages' : search !== '' ? 'query' : 'approved',
  )
  const [query, setQuery] = useState(search)
  const [context, setContext] = useState('3')
  const [title, setTitle] = useState('')
  const [exhibit, setExhibit] = useState('')
  const [folder, setFolder] = useState('')
  const [job, setJob] = useState<string | null>(null)
  const attempt = useNotice((notice) => notice.attempt)

  const around = Number(context)
  const contextOk = /^\d{1,3}$/.test(context) && around <= 100
  const selection: Selection | null =
    what === 'approved'
      ? { kind: 'approved' }
      : what === 'query'
        ? query.trim() === ''
          ? null
          : { kind: 'query', text: query }
        : { kind: 'messages', ids: [...messages] }
  const ready = selection !== null && contextOk && title.trim() !== '' && folder.trim() !== ''
  const start = () => {
    if (!ready) return
    void attempt(async () => {
      const started = await call('bundle.export', { folder, title, exhibit, selection, context: around })
      setJob(started.job)
    })
  }
  if (job !== null) return <ExportJob job={job} onClose={onClose} onVerify={onVerify} />
  return (
    <form
      aria-label="New bundle"
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        start()
      }}
    >
      <div className={css.fields}>
        <RadioGroup
          label="What goes in"
          value={what}
          onValue={setWhat}
          options={[
            {
              value: 'approved',
              title: 'Approved work',
              hint: 'Messages with an approved tag, and those that approved attributions cite.',
            },
            { value: 'query', title: 'The hits of a search' },
            {
              value: 'messages',
              title: `The ${grouped(messages.length)} rows chosen in a list`,
              hint: messages.length === 0 ? 'In any list choose rows, then Ctrl+E.' : undefined,
              disabled: messages.length === 0,
            },
          ]}
        />
        {what === 'query' && <TextField label="Search" mono value={query} onValue={setQuery} />}
        <TextField
          label="Messages of context on either side"
          inputMode="numeric"
          value={context}
          onValue={setContext}
          error={contextOk ? undefined : 'A number from 0 to 100.'}
        />
        {selection !== null && contextOk && <Plan selection={selection} context={around} />}
      </div>
      <div className={css.fields}>
        <TextField
          label="Title"
          autoFocus
          value={title}
          onValue={setTitle}
          hint="Stands on every page: Exhibit bundle, messages of …"
        />
        <TextField
          label="Exhibit reference"
          value={exhibit}
          onValue={setExhibit}
          hint="Producer's initials and number: ABC/1."
        />
        <PathBox
          bridge={bridge}
          label="Folder to write"
          hint="It must not exist yet; it appears under this name only when it is whole."
          value={folder}
          onValue={setFolder}
          request={{ want: 'new-folder', title: 'Bundle folder', name: 'bundle' }}
        />
        <span className={css.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Write the bundle
          </Button>
        </span>
      </div>
    </form>
  )
}
