import { useMemo } from 'react'
import type { Message } from '../../../shared/contract/browse.ts'
import { type EntityKind, entitiesIn } from '../../../shared/domain/entities.ts'
import { VisibleText } from '../../components/VisibleText.tsx'
import { useRoutes } from '../../store/route.ts'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

const titles: Record<EntityKind, string> = {
  phone: 'Phone number',
  money: 'Money',
  weight: 'Weight',
  imei: 'IMEI',
  postcode: 'Postcode',
  web: 'Web address',
  email: 'E-mail',
  vehicle: 'Vehicle',
  coordinates: 'Position',
}

/** What the text names that has a form of its own; a press searches for it. Recognised by form alone: never a finding. */
export function Entities({ message: { body } }: { message: Message }) {
  const go = useRoutes((routes) => routes.go)
  const found = useMemo(() => {
    const entities = entitiesIn(body ?? '')
    return [...new Map(entities.map((entity) => [`${entity.kind} ${entity.text}`, entity])).values()]
  }, [body])
  if (found.length === 0) return null
  return (
    <Section title="Named in the text">
      <dl className={css.facts}>
        {found.map(({ kind, text }) => (
          <Fact key={`${kind} ${text}`} name={titles[kind]}>
            <button
              type="button"
              className={css.link}
              onClick={() => go({ screen: 'search', text: `"${text.replaceAll('"', ' ')}"` })}
            >
              <VisibleText text={text} />
            </button>
          </Fact>
        ))}
      </dl>
      <p className={css.hint}>By their form alone, which can be wrong.</p>
    </Section>
  )
}
