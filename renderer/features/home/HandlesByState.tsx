import { handleState } from '../../../shared/contract/attribution.ts'
import { grouped, percentText } from '../../components/progress-text.ts'
import { useRoutes } from '../../store/route.ts'
import { Figure, type Overview } from './Figure.tsx'
import css from './Home.module.css'

/** How many handles have a person, and how far the others are: one stacked bar, and the same in words. */
export function HandlesByState({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const { handles } = overview
  const total = handleState.options.reduce((sum, state) => sum + handles[state], 0)
  return (
    <Figure
      title="Handles"
      number={grouped(handles.approved)}
      of={`of ${grouped(total)} identified`}
      onOpen={() => go({ screen: 'handles' })}
    >
      <div className={css.stack} aria-hidden="true">
        {handleState.options
          .filter((state) => handles[state] > 0)
          .map((state) => (
            <span key={state} className={css[state]} style={{ flexGrow: handles[state] }} />
          ))}
      </div>
      <ul className={css.legend}>
        {handleState.options.map((state) => (
          <li key={state}>
            <span className={css.key} aria-hidden="true">
              <span className={css[state]} />
            </span>
            {grouped(handles[state])} {state} ({percentText(handles[state], Math.max(1, total))})
          </li>
        ))}
      </ul>
    </Figure>
  )
}
