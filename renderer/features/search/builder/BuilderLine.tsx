import { X } from 'lucide-react'
import { IconButton } from '../../../components/IconButton.tsx'
import { Select } from '../../../components/Select.tsx'
import css from './Builder.module.css'
import { LineValue } from './LineValue.tsx'
import { changedTo, type Line } from './lines.ts'
import { saidOf, vocabulary } from './vocabulary.ts'

export interface BuilderLineProps {
  line: Line
  /** Counted from 1. */
  number: number
  onLine: (line: Line) => void
  onRemove: () => void
}

const kinds = vocabulary.map(({ what, title, group }) => ({ value: what, title, group }))

/** One line of the builder: what it asks for, whether it must or must not fit, and its value. */
export function BuilderLine({ line, number, onLine, onRemove }: BuilderLineProps) {
  const said = saidOf(line.what)
  return (
    <li
      aria-label={`Line ${number}: ${line.not ? 'not ' : ''}${said.title}`}
      data-line={line.id}
      className={css.line}
    >
      <Select
        label={`What line ${number} asks for`}
        labelHidden
        value={line.what}
        options={kinds}
        onValue={(what) => onLine({ ...changedTo(line, what), not: line.not && saidOf(what).negatable })}
        className={css.what}
      />
      {said.negatable ? (
        <Select
          label={`Whether rows of line ${number} are wanted`}
          labelHidden
          value={line.not ? 'not' : 'is'}
          options={[
            { value: 'is', title: 'is' },
            { value: 'not', title: 'is not' },
          ]}
          onValue={(value) => onLine({ ...line, not: value === 'not' })}
          className={css.not}
        />
      ) : (
        <span className={css.not} />
      )}
      <div data-value className={css.value}>
        <LineValue line={line} said={said} onLine={onLine} />
      </div>
      <IconButton icon={X} label={`Remove line ${number}`} onClick={onRemove} />
    </li>
  )
}
