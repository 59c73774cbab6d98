import type { Message } from '../../../shared/contract/browse.ts'
import { letterOf } from '../../../shared/domain/watch.ts'
import { WatchBadge } from '../../components/WatchedText.tsx'
import { useWatch } from '../../store/watch.ts'
import css from './Inspector.module.css'
import { Section } from './Section.tsx'

/** The terms of watch-lists that stand in the message, those that are not marked too. */
export function Watched({ message: { body } }: { message: Message }) {
  const termsIn = useWatch((watch) => watch.termsIn)
  const shown = useWatch((watch) => watch.shown)
  const found = body === null ? [] : termsIn(body)
  if (found.length === 0) return null
  const lists = new Map(found.map(({ list }) => [list.id, list]))
  return (
    <Section title="Watch-lists">
      <dl className={css.watched}>
        {[...lists.values()].map((list) => (
          <div key={list.id}>
            <dt>
              <WatchBadge letter={letterOf(list.id)} colour={list.colour} on={shown && list.on} /> {list.name}
              {!(shown && list.on) && ' (not marked)'}
            </dt>
            <dd>
              {found
                .filter((each) => each.list === list)
                .map(({ text }) => text)
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
