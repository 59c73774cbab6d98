import type { ReactNode } from 'react'
import { fieldValues } from '../../../shared/query/index.ts'
import { cx } from '../../components/cx.ts'
import { TagMark } from '../../components/TagMark.tsx'
import { useScheme } from '../../lists/useScheme.ts'
import { standOf, toggleFilter } from './edit.ts'
import css from './Filters.module.css'

/** Filters by one press: each is a piece of the search text, put in or taken out. */
export function Filters({ text, onText }: { text: string; onText: (text: string) => void }) {
  const scheme = useScheme()
  const toggle = (filter: string, title: ReactNode, says?: string) => {
    const on = standOf(text, filter) === 'on'
    return (
      <li key={filter}>
        <button
          type="button"
          className={cx(css.filter, on && css.on)}
          aria-pressed={on}
          title={says === undefined ? filter : `${says} · ${filter}`}
          onClick={() => onText(toggleFilter(text, filter))}
        >
          {title}
        </button>
      </li>
    )
  }
  return (
    <nav aria-label="Filters" className={css.filters}>
      <Group title="Has">{fieldValues.has.map((value) => toggle(`has:${value}`, value))}</Group>
      <Group title="Kind">
        {fieldValues.kind.map((value) =>
          toggle(`kind:${value}`, value === 'undecrypted' ? 'not decrypted' : value),
        )}
      </Group>
      <Group title="Tag state">{fieldValues.state.map((value) => toggle(`state:${value}`, value))}</Group>
      <Group title="Tag">
        {[...scheme.values()].map((def) => toggle(`tag:${def.code}`, <TagMark tag={def} />, def.name))}
      </Group>
    </nav>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.group}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}
