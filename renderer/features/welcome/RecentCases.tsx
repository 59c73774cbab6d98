import { X } from 'lucide-react'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { IconButton } from '../../components/IconButton.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import css from './Welcome.module.css'

/** Cases that were open here before; one that is gone says so and can be forgotten. */
export function RecentCases() {
  const { data, reload } = useCall('app.recent', {})
  const zone = usePreferences((preferences) => preferences.zone)
  const attempt = useNotice((notice) => notice.attempt)
  if (data === null || data.cases.length === 0) return null
  return (
    <section aria-label="Recent cases" className={css.recent}>
      <h2>Recent</h2>
      <ul className={css.list}>
        {data.cases.map(({ path, name, operation, openedAt, present }) => (
          <li key={path} className={css.entry}>
            <button
              type="button"
              className={css.door}
              disabled={!present}
              onClick={() => void attempt(() => call('case.open', { path }))}
            >
              <span className={css.name}>{operation === '' ? name : `${name} · ${operation}`}</span>
              <bdi className={css.path} title={path}>
                {path}
              </bdi>
              <span className={css.when}>
                {present ? <TimeText utc={openedAt} zone={zone} withZone={false} /> : 'no longer there'}
              </span>
            </button>
            <IconButton
              icon={X}
              label={`Take ${name} off this list`}
              onClick={() => void attempt(() => call('app.forget', { path })).then(reload)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
