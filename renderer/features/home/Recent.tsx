import { actionText } from '../../components/action-text.ts'
import { withoutMiddle } from '../../components/middle.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import type { Overview } from './Figure.tsx'
import css from './Home.module.css'

/** What others did last: from the audit, newest first. */
export function Recent({ overview }: { overview: Overview }) {
  const zone = usePreferences((preferences) => preferences.zone)
  return (
    <section aria-labelledby="home-recent" className={css.recent}>
      <h2 id="home-recent">What changed</h2>
      <ol>
        {overview.recent.map(({ at, actor, action, target }) => (
          <li key={`${at} ${actor} ${action} ${target}`}>
            <TimeText utc={at} zone={zone} withZone={false} />
            <span>{actor}</span>
            <span>{actionText(action)}</span>
            <bdi title={target ?? undefined}>{withoutMiddle(target ?? '', 24, 8)}</bdi>
          </li>
        ))}
      </ol>
    </section>
  )
}
