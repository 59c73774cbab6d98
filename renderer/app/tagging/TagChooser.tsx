import Fuse from 'fuse.js'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TagMark } from '../../components/TagMark.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { acted, useSelection } from '../../store/selection.ts'
import css from './TagChooser.module.css'

export interface TagChooserProps {
  scheme: ReadonlyMap<number, TagDef>
  /** Plain keys that mean something else here, and what. */
  taken: ReadonlyMap<string, string>
  onTag: (def: TagDef, note: string) => void
  onClose: () => void
}

/** A tag by approximate name, and a note with it. Arrows choose, Enter tags; the note is a Tab away. */
export function TagChooser({ scheme, taken, onTag, onClose }: TagChooserProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [at, setAt] = useState(0)
  const messages = useSelection((selection) => acted(selection).length)
  const range = useSelection(({ range, chosen }) => (chosen.length === 0 ? range : null))
  const defs = useMemo(() => [...scheme.values()].filter(({ retired }) => !retired), [scheme])
  const index = useMemo(() => {
    const keys = [
      { name: 'code', weight: 3 },
      { name: 'name', weight: 3 },
      { name: 'meaning', weight: 1 },
    ]
    return new Fuse(defs, { keys, threshold: 0.3, ignoreLocation: true })
  }, [defs])
  const found = text.trim() === '' ? defs : index.search(text.trim()).map(({ item }) => item)
  const chosen = found[Math.min(at, found.length - 1)]
  const submit = () => {
    if (chosen !== undefined) onTag(chosen, note.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    setAt((before) => Math.max(0, Math.min(found.length - 1, before + step)))
  }
  const what =
    range !== null
      ? `${range.to - range.from} characters`
      : messages === 1
        ? '1 row'
        : `${grouped(messages)} rows`
  return (
    <Dialog
      title={`Tag ${what}`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={chosen === undefined || messages === 0}>
            {chosen === undefined ? 'Tag' : `Tag ${chosen.code}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Tag"
        value={text}
        onValue={(next) => {
          setText(next)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
        placeholder="Code or name"
        data-autofocus
      />
      <div role="listbox" id={`${id}-list`} aria-label="Tags" className={css.list}>
        {found.map((def) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and names the chosen entry.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
          <div
            key={def.id}
            id={`${id}-${def.id}`}
            role="option"
            aria-selected={def === chosen}
            className={css.option}
            ref={(element) => {
              if (def === chosen) element?.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => setAt(found.indexOf(def))}
            onDoubleClick={submit}
          >
            <span className={css.mark}>
              <TagMark tag={def} />
            </span>
            <span className={css.name}>
              {def.name} <span className={css.meaning}>{def.meaning}</span>
            </span>
            <KeyOf def={def} taken={taken} />
          </div>
        ))}
        {found.length === 0 && <p className={css.none}>The scheme has no tag like that.</p>}
      </div>
      <TextArea
        label="Note"
        hint="For whoever reviews it: what you read in it."
        value={note}
        onValue={setNote}
        maxLength={2000}
        rows={2}
      />
    </Dialog>
  )
}

/** The key that sets the tag, or what that key means here instead. */
function KeyOf({ def, taken }: { def: TagDef; taken: ReadonlyMap<string, string> }) {
  if (def.key === null) return null
  const other = taken.get(def.key)
  if (other === undefined) return <Kbd keys={def.key} />
  return (
    <span className={css.shadowed}>
      <Kbd keys={def.key} /> is “{other}” here
    </span>
  )
}
