import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { WatchFile, WatchList, WatchTerm } from '../../../shared/contract/watch.ts'
import { mostTerms, termKey } from '../../../shared/domain/watch.ts'
import { bridge } from '../../api/bridge.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { PathBox } from '../../components/PathBox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { ColourSelect, nextColour } from './ColourSelect.tsx'
import { FilePreview, type Reading } from './FilePreview.tsx'
import css from './WatchLists.module.css'

interface Props {
  lists: readonly WatchList[]
  onClose: () => void
  onSaved: (list: number) => void
}

type Into = 'new' | `add ${number}` | `replace ${number}`

/** Reads a list out of a file: what it says is shown with every line that gives no term before anything is kept. */
export function ImportDialog({ lists, onClose, onSaved }: Props) {
  const [path, setPath] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [reading, setReading] = useState<Reading>({})
  const { data: file, error: unread } = useCall(
    'watch.read',
    asked === null ? null : { path: asked, reading },
  )
  const [into, setInto] = useState<Into>('new')
  const [name, setName] = useState<string | null>(null)
  const [colour, setColour] = useState<number | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const open = lists.filter(({ retired }) => !retired)
  const target = open.find(({ id }) => into === `add ${id}` || into === `replace ${id}`)
  const ownName = name ?? nameOf(file)
  const ownColour = colour ?? nextColour(lists.length)
  const shown = asked !== null && asked === path ? file : null
  const save = async () => {
    if (shown === null) return
    try {
      const kept = target !== undefined && into === `add ${target.id}` ? await termsOf(target) : []
      const { list } = await call('watch.save', {
        list: target?.id ?? null,
        version: target?.version ?? null,
        name: target?.name ?? ownName,
        note: target?.note ?? '',
        colour: target?.colour ?? ownColour,
        terms: joined(kept, shown.terms),
        file: shown.name,
      })
      await call('watch.run', { again: false })
      onSaved(list)
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  const ready = shown !== null && shown.terms.length > 0 && (target !== undefined || ownName.trim() !== '')
  const submit = () => {
    setError(null)
    if (asked !== path) setAsked(path)
    else if (ready) void save()
  }
  return (
    <Dialog
      title="Import a watch-list"
      size="large"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {asked === path && asked !== '' ? (
            <Button look="primary" type="submit" disabled={!ready}>
              {target === undefined
                ? 'Make the list and run it'
                : `Save version ${target.version + 1} and run it`}
            </Button>
          ) : (
            <Button look="primary" type="submit" disabled={path.trim() === ''}>
              Read the file
            </Button>
          )}
        </>
      }
    >
      <div className={css.form}>
        <PathBox
          bridge={bridge}
          label="File"
          hint="Text with a term a line, or CSV. Lines that begin with # are left out."
          autoFocus
          value={path}
          onValue={setPath}
          error={asked === path ? unread?.message : undefined}
          request={{ want: 'file', title: 'Watch-list', extensions: ['txt', 'csv', 'tsv'] }}
        />
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        {shown !== null && (
          <>
            <FilePreview file={shown} reading={reading} onReading={setReading} />
            <div className={css.pairOfFields}>
              <Select<Into>
                label="Into"
                value={into}
                options={[
                  { value: 'new', title: 'a new list' },
                  ...open.map(({ id, name: title }) => ({
                    value: `add ${id}` as const,
                    title: `${title}: add to its terms`,
                  })),
                  ...open.map(({ id, name: title }) => ({
                    value: `replace ${id}` as const,
                    title: `${title}: in place of its terms`,
                  })),
                ]}
                onValue={setInto}
              />
              {target === undefined && (
                <>
                  <TextField label="Name" value={ownName} onValue={setName} />
                  <ColourSelect value={ownColour} onValue={setColour} />
                </>
              )}
            </div>
            {target !== undefined &&
              shown.terms.length + target.terms > mostTerms &&
              into === `add ${target.id}` && (
                <Banner
                  kind="warning"
                  message={`Together they may be more than ${grouped(mostTerms)} terms, which is as many as a list holds.`}
                />
              )}
          </>
        )}
      </div>
    </Dialog>
  )
}

async function termsOf(list: WatchList): Promise<readonly WatchTerm[]> {
  return (await call('watch.get', { list: list.id })).terms
}

function joined(before: readonly WatchTerm[], added: readonly WatchTerm[]): WatchTerm[] {
  const known = new Set(before.map(({ text }) => termKey(text)))
  const fresh = added.filter(({ text }) => !known.has(termKey(text)))
  return [...before, ...fresh].map(({ text, note }) => ({ text, note }))
}

const nameOf = (file: WatchFile | null) => file?.name.replace(/\.[^.]*$/, '').slice(0, 120) ?? ''
