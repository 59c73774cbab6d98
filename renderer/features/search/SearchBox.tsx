import { Search as SearchIcon } from 'lucide-react'
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { parse } from '../../../shared/query/index.ts'
import type { Problem } from '../../../shared/query/syntax.ts'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { boxParts } from './parts.ts'
import css from './SearchBox.module.css'
import { Suggestions } from './Suggestions.tsx'
import type { Suggestion } from './suggest.ts'
import { useSuggestions } from './useSuggestions.ts'

export interface SearchBoxHandle {
  readonly focus: () => void
}

export interface SearchBoxProps {
  text: string
  onText: (text: string) => void
  onRun: (text: string) => void
  /** Down arrow where there is nothing to suggest: to the hits. */
  onDown: () => void
  /** What the engine could not understand, where the box itself could. */
  problem: Problem | null
  /** What the engine says of this very text; null: nothing yet, what the box itself sees is said. */
  notes: readonly Problem[] | null
  ref?: Ref<SearchBoxHandle>
}

/** How long after the last key what is wrong with the text is said, ms: it may be wrong only because it is not finished. */
const pause = 700

/** The search text, its parts coloured where they stand; what is wrong is underlined and said beneath. */
export function SearchBox({ text, onText, onRun, onDown, problem, notes, ref }: SearchBoxProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState(text.length)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState<number | null>(null)
  const [settled, setSettled] = useState(true)
  const parsed = useMemo(() => parse(text), [text])
  const suggestions = useSuggestions(text, caret, open)
  const active = at === null ? undefined : suggestions[at]
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every key starts the pause anew
  useEffect(() => {
    if (settled) return undefined
    const timer = setTimeout(() => setSettled(true), pause)
    return () => clearTimeout(timer)
  }, [settled, text])

  const type = (next: string, place: number) => {
    onText(next)
    setCaret(place)
    setAt(null)
    setSettled(false)
    // After React has put the new text in.
    requestAnimationFrame(() => input.current?.setSelectionRange(place, place))
  }
  const run = (wanted: string) => {
    setOpen(false)
    setAt(null)
    setSettled(true)
    onRun(wanted)
  }
  const choose = (suggestion: Suggestion) => {
    type(suggestion.text, suggestion.caret)
    if (suggestion.whole) run(suggestion.text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      if (active !== undefined) choose(active)
      else run(text)
    } else if (event.key === 'Tab' && active !== undefined && !event.shiftKey) {
      choose(active)
    } else if (event.key === 'ArrowDown') {
      if (open && suggestions.length > 0) setAt(at === null ? 0 : Math.min(suggestions.length - 1, at + 1))
      else if (text.trim() === '') setOpen(true)
      else onDown()
    } else if (event.key === 'ArrowUp' && at !== null) {
      setAt(at === 0 ? null : at - 1)
    } else if (event.key === 'ArrowUp' && text.trim() === '') {
      setOpen(true)
      setAt(suggestions.length > 0 ? 0 : null)
    } else if (event.key === 'Escape' && open && suggestions.length > 0) {
      setOpen(false)
      setAt(null)
    } else return
    event.preventDefault()
  }
  const wrong = parsed.ok ? problem : parsed.problem
  const shown = settled ? wrong : null
  return (
    <div className={css.search}>
      <div className={css.row}>
        <div className={cx(css.box, shown !== null && css.wrong)}>
          <SearchIcon size={14} aria-hidden />
          <div className={css.field}>
            <div ref={drawn} aria-hidden="true" className={css.drawn}>
              {boxParts(text, settled || parsed.ok ? parsed : quietly, notes).map((part) => (
                <span
                  key={part.from}
                  className={cx(
                    part.chip !== null && css.chip,
                    part.chip !== null && css[part.chip.kind],
                    part.chip?.negated && css.negated,
                    part.problem && css.problem,
                    part.note && css.note,
                  )}
                >
                  {part.text}
                </span>
              ))}
            </div>
            <input
              ref={input}
              type="text"
              role="combobox"
              aria-label="Search messages"
              aria-expanded={open && suggestions.length > 0}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={active === undefined ? undefined : `${id}-${at}`}
              aria-invalid={shown !== null || undefined}
              aria-describedby={shown === null ? undefined : `${id}-problem`}
              autoComplete="off"
              spellCheck={false}
              maxLength={20_000}
              placeholder='wagon NEAR/5 dover   "two tops"   from:ravenwolf   has:image'
              className={css.input}
              value={text}
              onChange={(event) => {
                onText(event.target.value)
                setCaret(event.target.selectionStart ?? event.target.value.length)
                setAt(null)
                setOpen(true)
                setSettled(false)
              }}
              onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
              onScroll={(event) => {
                if (drawn.current !== null) drawn.current.scrollLeft = event.currentTarget.scrollLeft
              }}
              onBlur={() => setOpen(false)}
              onKeyDown={onKeyDown}
            />
          </div>
        </div>
        <Button look="primary" onClick={() => run(text)}>
          Search
        </Button>
      </div>
      {open && suggestions.length > 0 && (
        <Suggestions id={id} suggestions={suggestions} active={at} onChoose={choose} />
      )}
      {shown !== null && (
        <p id={`${id}-problem`} role="alert" className={css.said}>
          {shown.message}
          {shown.from < shown.to && shown.to <= text.length && (
            <>
              {' '}
              At: <bdi className={css.place}>{text.slice(shown.from, shown.to).slice(0, 80)}</bdi>
            </>
          )}
        </p>
      )}
      {parsed.ok &&
        settled &&
        (notes ?? parsed.query.notes).map((note) => (
          <p key={`${note.from} ${note.message}`} className={css.noted}>
            {note.message}
          </p>
        ))}
    </div>
  )
}

/** While a text is being typed it is drawn without what is wrong with it. */
const quietly = { ok: false, problem: { message: '', from: -1, to: -1 } } as const
