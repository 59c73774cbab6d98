import type { ReactNode } from 'react'
import type { WatchList } from '../../../shared/contract/watch.ts'
import { letterOf } from '../../../shared/domain/watch.ts'
import { cx } from '../../components/cx.ts'
import { grouped } from '../../components/progress-text.ts'
import { WatchBadge } from '../../components/WatchedText.tsx'
import { useWatch } from '../../store/watch.ts'
import css from './WatchLists.module.css'

interface Props {
  lists: readonly WatchList[]
  shown: number
  buttons: ReactNode
  onShow: (list: number) => void
}

/** The lists of the case, those in use first. */
export function ListOfLists({ lists, shown, buttons, onShow }: Props) {
  const marking = useWatch((watch) => watch.shown)
  return (
    <nav aria-label="Watch-lists" className={css.lists}>
      <header className={css.listsHead}>{buttons}</header>
      <ul>
        {lists.map(({ id, name, terms, colour, on, retired, counted }) => (
          <li key={id}>
            <button
              type="button"
              className={cx(css.entry, retired && css.retired)}
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => onShow(id)}
            >
              <WatchBadge letter={letterOf(id)} colour={colour} on={marking && on && !retired} />
              <span className={css.entryName}>{name}</span>
              <span className={css.entryCount}>
                {retired
                  ? 'retired'
                  : counted < terms
                    ? `${grouped(counted)} of ${grouped(terms)}`
                    : grouped(terms)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
