import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import { cx } from '../../components/cx.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useApplicableCommands } from './CommandsProvider.tsx'
import css from './Palette.module.css'
import { actionsProvider, type PaletteProvider, type PaletteSection, searchPalette } from './palette-items.ts'

export interface PaletteProps {
  /** Handles, conversations, tags, saved searches, dates: in the order in which their sections stand. */
  providers: readonly PaletteProvider[]
  onClose: () => void
}

interface Found {
  readonly text: string
  readonly sections: readonly PaletteSection[]
  readonly waiting: boolean
}

/** One box that finds anything: type, arrows, Enter. */
export function Palette({ providers, onClose }: PaletteProps) {
  const id = useId()
  const commands = useApplicableCommands()
  const all = useMemo(() => [actionsProvider(commands), ...providers], [commands, providers])
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  /** Enter was pressed before what it means was found. */
  const [entered, setEntered] = useState(false)
  const [found, setFound] = useState<Found>({ text: '', sections: [], waiting: true })
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const stop = new AbortController()
    void searchPalette(all, text, stop.signal, (sections, waiting) => setFound({ text, sections, waiting }))
    return () => stop.abort()
  }, [all, text])

  const items = found.sections.flatMap((section) => section.items)
  const at = Math.min(active, items.length - 1)
  useEffect(() => {
    if (at >= 0) list.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView?.({ block: 'nearest' })
  }, [at, id])

  const run = (index: number) => {
    // Results of what was typed a moment ago are not what is meant now.
    if (found.text !== text) return setEntered(true)
    const item = items[index]
    if (!item) return
    onClose()
    item.run()
  }
  const ready = entered && found.text === text && !found.waiting
  const runFirst = useEffectEvent(() => {
    setEntered(false)
    run(0)
  })
  useEffect(() => {
    if (ready) runFirst()
  }, [ready])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (step !== undefined && items.length > 0) {
      const single = event.key.startsWith('Arrow')
      setActive(single ? (step + items.length) % items.length : Math.max(0, Math.min(items.length - 1, step)))
    } else if (event.key === 'Enter') run(at)
    else return
    event.preventDefault()
  }

  let index = -1
  return (
    <Dialog title="Find anything" onClose={onClose} bare>
      <div className={css.box}>
        <Search size={16} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label="Find anything"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          placeholder="Actions, handles, conversations, tags, saved searches, dates"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
            setEntered(false)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} role="listbox" id={`${id}-list`} aria-label="Found" className={css.list}>
        {found.sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, not by fieldset.
          <div key={section.id} role="group" aria-label={section.title}>
            <div aria-hidden="true" className={css.section}>
              {section.title}
            </div>
            {section.items.map((item) => {
              index++
              const own = index
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys.
                <div
                  key={item.id}
                  id={`${id}-${own}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === at}
                  className={css.item}
                  onMouseMove={() => setActive(own)}
                  onClick={() => run(own)}
                >
                  <bdi className={cx(css.title, item.mono && 'mono')}>{item.title}</bdi>
                  {item.detail && ' '}
                  {item.detail && <span className={css.detail}>{item.detail}</span>}
                  {item.keys && <Kbd keys={item.keys} silent />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className={items.length === 0 ? css.none : 'visually-hidden'}>
        {found.waiting
          ? 'Looking…'
          : items.length === 0
            ? `Nothing is called “${found.text}”.`
            : `${items.length} found`}
      </p>
    </Dialog>
  )
}
