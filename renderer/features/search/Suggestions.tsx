import { useEffect, useRef } from 'react'
import css from './Suggestions.module.css'
import type { Suggestion } from './suggest.ts'

export interface SuggestionsProps {
  /** The box's own id: the list and its entries are named after it. */
  id: string
  suggestions: readonly Suggestion[]
  active: number | null
  onChoose: (suggestion: Suggestion) => void
}

/** What the search box offers, under it. */
export function Suggestions({ id, suggestions, active, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} role="listbox" id={`${id}-list`} aria-label="Suggestions" className={css.list}>
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the chosen entry.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys.
        <div
          key={suggestion.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={css.option}
          // The press must not take the focus from the box, which would close the list under it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <bdi className={css.title}>{suggestion.title}</bdi>
          <span className={css.detail}>{suggestion.detail}</span>
        </div>
      ))}
    </div>
  )
}
