import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { Input } from '../../../shared/contract/index.ts'
import type { WatchList } from '../../../shared/contract/watch.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { useStatus } from '../../store/status.ts'
import css from './WatchLists.module.css'

type What = Input<'watch.export'>['what']

interface Props {
  list: WatchList
  since: number | null
  onClose: () => void
}

const whats: readonly { value: What; title: string; hint: string }[] = [
  { value: 'terms', title: 'Hits by term', hint: 'A line a term, those without a hit too.' },
  { value: 'handles', title: 'Hits by term and handle', hint: 'A line for each handle that sent a hit.' },
  { value: 'list', title: 'The list itself', hint: 'Terms and notes: it can be imported again as it is.' },
]

/** Writes a table of the list as CSV. */
export function ExportDialog({ list, since, onClose }: Props) {
  const [what, setWhat] = useState<What>('terms')
  const [path, setPath] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const say = useStatus((status) => status.say)
  const write = async () => {
    try {
      const { rows } = await call('watch.export', { list: list.id, what, whose: 'sender', since, path })
      say(`${grouped(rows)} lines written to ${path}`)
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={`Export from ${list.name}`}
      onClose={onClose}
      onSubmit={() => void write()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={path.trim() === ''}>
            Write the file
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <RadioGroup label="What" options={whats} value={what} onValue={setWhat} />
        <PathBox
          bridge={bridge}
          label="File to write"
          hint="A CSV that does not exist yet."
          autoFocus
          value={path}
          onValue={setPath}
          error={error?.message}
          request={{ want: 'save', title: list.name, name: `${list.name}-${what}.csv`, extensions: ['csv'] }}
        />
      </div>
    </Dialog>
  )
}
