import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import css from './Builder.module.css'
import { BuilderLine } from './BuilderLine.tsx'
import { type Built, firstLines, type Line, newLine } from './lines.ts'
import { readBuilt } from './read.ts'
import { writeBuilt } from './write.ts'

export interface BuilderProps {
  text: string
  onText: (text: string) => void
  onRun: (text: string) => void
  onClose: () => void
}

/** A search text and what it was read as; null: it cannot be understood as it stands. */
interface Held {
  readonly text: string
  readonly built: Built | null
}

/**
 * The search as lines that are filled in, for whoever does not type its language. The lines and the text in the box are the
 * same search: each change of one is written into the other.
 */
export function Builder({ text, onText, onRun, onClose }: BuilderProps) {
  const [held, setHeld] = useState(() => hold(text))
  // What was typed into the box since: read anew. What the builder wrote itself is not, so that unfinished lines stay.
  if (held.text !== text) setHeld(hold(text))
  const frame = useRef<HTMLElement>(null)
  /** The line that was added last: it takes the focus. */
  const [fresh, setFresh] = useState<number | null>(null)
  useEffect(() => {
    const line = fresh === null ? null : frame.current?.querySelector(`[data-line="${fresh}"]`)
    const first = line ?? frame.current?.querySelector('[data-line]')
    first?.querySelector<HTMLElement>('input, [data-value] button, [data-value] select')?.focus()
  }, [fresh])

  const { built } = held
  const put = (next: Built) => {
    const written = writeBuilt(next)
    setHeld({ text: written, built: next })
    onText(written)
  }
  const change = (line: Line) => {
    if (built === null) return
    put({ ...built, lines: built.lines.map((each) => (each.id === line.id ? line : each)) })
  }
  const remove = (line: Line) => {
    if (built === null) return
    put({ ...built, lines: built.lines.filter(({ id }) => id !== line.id) })
    setFresh(null)
  }
  const add = () => {
    if (built === null) return
    const line = newLine(built.lines.some(({ what }) => what === 'all') ? 'with' : 'all')
    put({ ...built, lines: [...built.lines, line] })
    setFresh(line.id)
  }
  return (
    <section
      ref={frame}
      aria-label="Search builder"
      className={css.builder}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onRun(text)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {built === null ? (
        <p className={css.kept}>
          The text above cannot be read as it stands. Mend it there, or{' '}
          <Button look="quiet" onClick={() => put({ lines: firstLines(), rest: '' })}>
            begin anew
          </Button>
        </p>
      ) : (
        <>
          {built.lines.length > 0 && (
            <ol className={css.lines}>
              {built.lines.map((line, index) => (
                <BuilderLine
                  key={line.id}
                  line={line}
                  number={index + 1}
                  onLine={change}
                  onRemove={() => remove(line)}
                />
              ))}
            </ol>
          )}
          {built.rest !== '' && (
            <p className={css.kept}>
              Kept as it stands, no line can show it: <bdi className="mono">{built.rest}</bdi>{' '}
              <Button look="quiet" onClick={() => put({ ...built, rest: '' })}>
                Take it out
              </Button>
            </p>
          )}
          <p className={css.foot}>
            <Button icon={Plus} onClick={add}>
              Add a line
            </Button>
            <span>A row must fit every line. Enter runs the search, Escape closes the builder.</span>
          </p>
        </>
      )}
    </section>
  )
}

function hold(text: string): Held {
  const built = readBuilt(text)
  const empty = built !== null && built.lines.length === 0 && built.rest === ''
  return { text, built: empty ? { lines: firstLines(), rest: '' } : built }
}
