import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cx } from './cx.ts'
import css from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  title: string
  /** Escape and the cross; the dialog stays until its owner stops rendering it. */
  onClose: () => void
  children: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** 'window': all the room there is, its content to the edges. */
  size?: 'small' | 'medium' | 'large' | 'window'
  /** A form's submit: Enter in any field. */
  onSubmit?: (() => void) | undefined
  /** Only the content, no heading bar: for the palette. The title is still its name. */
  bare?: boolean
}

/**
 * The browser's own modal dialog: what is behind it is inert, Escape closes it, Tab stays inside, and closing gives
 * the focus back to where it was. An element with `data-autofocus` gets the focus first, else the first field.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, size = 'medium', onSubmit, bare = false } = props
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    firstFocus(dialog)?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const body = (
    <>
      {!bare && (
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          <IconButton icon={X} label="Close" keys="escape" onClick={onClose} />
        </header>
      )}
      <div className={bare ? css.bare : size === 'window' ? css.whole : css.body}>{children}</div>
      {actions && <footer className={css.actions}>{actions}</footer>}
    </>
  )
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      className={cx(css.dialog, css[size], bare && css.high)}
      {...(bare ? { 'aria-label': title } : { 'aria-labelledby': id })}
      onCancel={(event) => {
        // A file picker's own cancel bubbles up here; it is not this dialog's.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (bare && event.target === event.currentTarget) onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Tab') keepInside(event.currentTarget, event)
      }}
    >
      {onSubmit ? (
        <form
          method="dialog"
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {body}
        </form>
      ) : (
        body
      )}
    </dialog>
  )
}

/** What one came to type into; else the first button of the footer, which takes back; else the dialog itself. */
function firstFocus(dialog: HTMLElement): HTMLElement | null {
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus]') ??
    dialog.querySelector<HTMLElement>(':is(input, select, textarea):not(:disabled)') ??
    dialog.querySelector<HTMLElement>('footer button:not(:disabled)') ??
    dialog
  )
}

const FOCUSABLE = ':is(a[href], button, input, select, textarea, [tabindex]):not(:disabled, [tabindex="-1"])'

/** A modal dialog lets Tab leave for the browser's own bars; in an application window there are none worth a visit. */
function keepInside(dialog: HTMLElement, event: { shiftKey: boolean; preventDefault: () => void }) {
  const stops = [...dialog.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const first = stops[0]
  const last = stops.at(-1)
  if (!first || !last) return
  const leaving = event.shiftKey ? first : last
  if (document.activeElement !== leaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next.focus()
}
