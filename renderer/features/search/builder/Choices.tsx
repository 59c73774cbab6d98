import type { ReactNode } from 'react'
import { fieldValues } from '../../../../shared/query/index.ts'
import { cx } from '../../../components/cx.ts'
import { TagMark } from '../../../components/TagMark.tsx'
import { useScheme } from '../../../lists/useScheme.ts'
import css from './Builder.module.css'
import { valueItems } from './items.ts'
import type { What } from './lines.ts'

export interface ChoicesProps {
  what: What
  label: string
  /** Values parted by commas. */
  value: string
  onValue: (value: string) => void
}

/** The few values that a filter knows, each on or off; several are alternatives. */
export function Choices({ what, label, value, onValue }: ChoicesProps) {
  const scheme = useScheme()
  const chosen = valueItems(value)
  const offered: [string, ReactNode, string][] =
    what === 'tag'
      ? [...scheme.values()].map((def) => [def.code, <TagMark key={def.code} tag={def} />, def.name])
      : what in fieldValues
        ? fieldValues[what as keyof typeof fieldValues].map((known) => [known, known, known])
        : []
  const isOn = (known: string) => chosen.some((each) => each.toLowerCase() === known.toLowerCase())
  const toggle = (known: string) => {
    const left = chosen.filter((each) => each.toLowerCase() !== known.toLowerCase())
    onValue((left.length < chosen.length ? left : [...chosen, known]).join(', '))
  }
  // What the text names and nothing here offers, such as a tag by its name.
  const others = chosen.filter(
    (each) => !offered.some(([known]) => known.toLowerCase() === each.toLowerCase()),
  )
  return (
    <fieldset className={css.choices}>
      <legend className="visually-hidden">{label}</legend>
      {[...offered, ...others.map((each): [string, ReactNode, string] => [each, each, each])].map(
        ([known, title, says]) => (
          <button
            key={known}
            type="button"
            aria-pressed={isOn(known)}
            title={says}
            className={cx(css.choice, isOn(known) && css.on)}
            onClick={() => toggle(known)}
          >
            {title}
          </button>
        ),
      )}
    </fieldset>
  )
}
