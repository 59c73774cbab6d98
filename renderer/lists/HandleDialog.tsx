import { useEffect, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { HandleName } from '../components/HandleName.tsx'
import { grouped } from '../components/progress-text.ts'
import { TextField } from '../components/TextField.tsx'
import css from './HandleDialog.module.css'

/** A handle that can be chosen. */
export interface OfferedHandle {
  readonly id: number
  readonly name: string
  readonly rows: number
}

export interface HandleDialogProps {
  title: string
  /** Handles by approximate name, the likeliest first; '' asks for those worth offering before anything is typed. */
  search: (text: string) => Promise<readonly OfferedHandle[]>
  onHandle: (handle: OfferedHandle) => void
  onClose: () => void
}

/** Asks for a handle by its approximate name: Enter takes the first that is offered, arrows another. */
export function HandleDialog({ title, search, onHandle, onClose }: HandleDialogProps) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly OfferedHandle[] | null>(null)
  const [at, setAt] = useState(0)
  useEffect(() => {
    let wanted = true
    search(text).then(
      (handles) => {
        if (!wanted) return
        setFound(handles)
        setAt(0)
      },
      () => wanted && setFound([]),
    )
    return () => {
      wanted = false
    }
  }, [search, text])
  const handles = found ?? []
  const take = (handle: OfferedHandle | undefined) => {
    if (handle !== undefined) onHandle(handle)
  }
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      onSubmit={() => take(handles[at])}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={handles.length === 0}>
            Choose
          </Button>
        </>
      }
    >
      <TextField
        label="Handle, by approximate name"
        mono
        value={text}
        onValue={setText}
        role="combobox"
        aria-expanded={handles.length > 0}
        aria-controls="offered-handles"
        aria-activedescendant={handles[at] === undefined ? undefined : `offered-${handles[at].id}`}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          setAt((before) => Math.max(0, Math.min(handles.length - 1, before + by)))
        }}
        data-autofocus
      />
      <div id="offered-handles" role="listbox" aria-label="Handles" tabIndex={-1} className={css.found}>
        {handles.map((handle, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names it.
          <div
            key={handle.id}
            id={`offered-${handle.id}`}
            role="option"
            aria-selected={index === at}
            className={css.offer}
            onClick={() => take(handle)}
          >
            <HandleName name={handle.name} />
            <span className={css.rows}>{grouped(handle.rows)} rows</span>
          </div>
        ))}
      </div>
      {found !== null && handles.length === 0 && <p>No handle with a name like that.</p>}
    </Dialog>
  )
}
