import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { cx } from '../../../components/cx.ts'
import { Floating } from '../../../components/Floating.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { useSuggestions } from '../useSuggestions.ts'
import css from './Builder.module.css'
import { valueText } from './items.ts'
import type { Line } from './lines.ts'

export interface NamesFieldProps {
  line: Line
  label: string
  hint: string
  onValue: (value: string) => void
}

/** Names parted by commas; those near the one that is being typed are offered under it. */
export function NamesField({ line, label, hint, onValue }: NamesFieldProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState<number | null>(null)
  const typed = lastName(line.value)
  const asked = `${line.what}:"${typed.name}`
  const offered = useSuggestions(asked, asked.length, open)
  const shown = open && offered.length > 0 ? offered : []
  const active = at === null ? undefined : shown[at]

  const choose = (name: string) => {
    onValue(`${line.value.slice(0, typed.from)}${valueText(name)}, `)
    setAt(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || shown.length === 0) return
    if (event.key === 'ArrowDown') setAt(at === null ? 0 : Math.min(shown.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(at === null || at === 0 ? null : at - 1)
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && active)
      choose(active.title)
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const anchor = frame.current?.getBoundingClientRect()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for its field's keys.
    <div ref={frame} className={css.text} onKeyDown={onKeyDown} onBlur={() => setOpen(false)}>
      <TextField
        label={label}
        labelHidden
        mono
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}-${at}`}
        value={line.value}
        placeholder={hint}
        maxLength={2000}
        onValue={(value) => {
          onValue(value)
          setOpen(true)
          setAt(null)
        }}
      />
      {shown.length > 0 && anchor !== undefined && (
        <Floating
          anchor={anchor}
          gap={2}
          role="listbox"
          id={`${id}-list`}
          aria-label={`${label}: offered`}
          className={css.offered}
        >
          {shown.map((suggestion, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen entry.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
            <div
              key={suggestion.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={cx(css.offer, index === at && css.at)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(suggestion.title)}
            >
              <bdi className="mono">{suggestion.title}</bdi>
              <span className={css.detail}>{suggestion.detail}</span>
            </div>
          ))}
        </Floating>
      )}
    </div>
  )
}

/** The name that is being typed at the end of a field, and where it begins. */
function lastName(value: string): { name: string; from: number } {
  const found = /(?:^|,)\s*("(?:[^"]|"")*|[^,"]*)$/.exec(value)
  const raw = found?.[1] ?? ''
  return { name: raw.replace(/^"/, '').replace(/\*+$/, ''), from: value.length - raw.length }
}
