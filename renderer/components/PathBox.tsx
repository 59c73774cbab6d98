import { File, Folder } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Bridge, PathEntry, PickRequest } from '../../shared/contract/bridge.ts'
import { Button } from './Button.tsx'
import { cx } from './cx.ts'
import { Field, type FieldText } from './Field.tsx'
import input from './Input.module.css'
import css from './PathBox.module.css'

export interface PathBoxProps extends FieldText {
  /** Where paths come from: native dialogs on the desktop, completion on the loopback host. */
  bridge: Pick<Bridge, 'pick' | 'complete' | 'pathOf'>
  value: string
  onValue: (path: string) => void
  request: PickRequest
  autoFocus?: boolean
}

/** A path of the machine: typed with completion, chosen in the system's dialog, or dropped on the box. */
export function PathBox({ bridge, value, onValue, request, autoFocus = false, ...text }: PathBoxProps) {
  const list = useId()
  const [entries, setEntries] = useState<readonly PathEntry[]>([])
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const [dropError, setDropError] = useState('')
  const complete = bridge.complete

  useEffect(() => {
    if (complete === null || !open) return
    let wanted = true
    void complete(value).then(
      (found) => {
        if (!wanted) return
        setEntries(
          request.want === 'folder' || request.want === 'new-folder'
            ? found.filter(({ folder }) => folder)
            : found,
        )
        setActive(-1)
      },
      () => wanted && setEntries([]),
    )
    return () => {
      wanted = false
    }
  }, [complete, open, value, request.want])

  const take = (entry: PathEntry) => {
    onValue(entry.path)
    setOpen(entry.folder)
    setActive(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || entries.length === 0) {
      if (event.key === 'ArrowDown') setOpen(true)
      return
    }
    const entry = entries[Math.max(active, 0)]
    if (event.key === 'ArrowDown') setActive((at) => (at + 1) % entries.length)
    else if (event.key === 'ArrowUp') setActive((at) => (at <= 0 ? entries.length : at) - 1)
    else if (event.key === 'Escape') setOpen(false)
    else if (event.key === 'Enter' && active >= 0 && entry) take(entry)
    else if (event.key === 'Enter') return setOpen(false)
    else if (event.key === 'Tab' && !event.shiftKey && entry && entry.path !== value) take(entry)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    const path = bridge.pathOf(file)
    setDropError(path === '' ? `A browser does not tell where ${file.name} lies: type its path instead.` : '')
    if (path !== '') onValue(path)
  }
  const pick = bridge.pick
  const shown = open && entries.some(({ path }) => path !== value)
  return (
    <Field {...text} error={text.error ?? (dropError || undefined)}>
      {(control) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the box and the button have keys.
        <div className={css.box} onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
          <input
            type="text"
            {...(complete !== null && {
              role: 'combobox',
              'aria-expanded': shown,
              'aria-controls': list,
              'aria-activedescendant': shown && active >= 0 ? `${list}-${active}` : undefined,
              'aria-autocomplete': 'list',
            })}
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the first thing that its dialog asks for.
            autoFocus={autoFocus}
            className={cx(input.input, input.mono)}
            value={value}
            onChange={(event) => {
              onValue(event.target.value)
              setOpen(true)
            }}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            {...control}
          />
          {pick !== null && (
            <Button
              onClick={() =>
                void pick(request).then(([path]) => {
                  if (path !== undefined) onValue(path)
                })
              }
            >
              Choose…
            </Button>
          )}
          {shown && (
            <div role="listbox" id={list} aria-label="Completions" className={css.list}>
              {entries.map((entry, index) => (
                <div
                  key={entry.path}
                  id={`${list}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={css.entry}
                  ref={(element) => {
                    if (index === active) element?.scrollIntoView?.({ block: 'nearest' })
                  }}
                  // Before the blur that would close the list.
                  onMouseDown={(event) => {
                    event.preventDefault()
                    take(entry)
                  }}
                >
                  {entry.folder ? (
                    <Folder size={14} aria-label="folder" />
                  ) : (
                    <File size={14} aria-label="file" />
                  )}
                  <bdi>{entry.path}</bdi>
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  )
}
