import { actionText } from '../../components/action-text.ts'
import { withoutMiddle } from '../../components/middle.ts'
import { grouped } from '../../components/progress-text.ts'
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
        {overview.recent.map(({ at, actor, action, target, times }) => (
          <li key={`${at} ${actor} ${action} ${target}`}>
            <TimeText utc={at} zone={zone} withZone={false} />
            <span>{actor}</span>
            <span>{actionText(action)}</span>
            <span>
              {target !== null && <bdi title={target}>{withoutMiddle(target, 40, 8)}</bdi>}
              {times > 1 && (
                <span className={css.times}>
                  {target !== null && ' · '}
                  {grouped(times)} times
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
