import { Undo2 } from 'lucide-react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useScheme } from '../../lists/useScheme.ts'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Review.module.css'
import { ReviseTag } from './ReviseTag.tsx'

/** What came back to its author, with the reason, newest first. */
export function Returned() {
  const { data, error } = useCall('review.returned', {}, ['reviews', 'tags', 'attributions'])
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  if (data.items.length === 0) {
    return (
      <EmptyState icon={Undo2} title="Nothing came back">
        When a supervisor returns a tag or an attribution of yours, it stands here with the reason.
      </EmptyState>
    )
  }
  return (
    <div className={cx('page-sheet', css.page)}>
      <h2>Returned to you</h2>
      <ul aria-label="Returned items" className={css.returned}>
        {data.items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <ReturnedItem item={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function ReturnedItem({ item }: { item: ReviewItem }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const go = useRoutes((routes) => routes.go)
  const attempt = useNotice((notice) => notice.attempt)
  const def = item.kind === 'tag' ? scheme.get(item.tag.def) : undefined
  return (
    <article className={css.back}>
      <p className={css.what}>
        {item.kind === 'tag' ? (
          <>
            {def !== undefined && <TagMark tag={def} state="returned" />} {def?.name} on{' '}
            <bdi>{item.message.address.file}</bdi>, row {item.message.address.row}
          </>
        ) : (
          <>
            <HandleName name={item.attribution.handle.name} /> attributed to {item.attribution.person.name}
          </>
        )}
      </p>
      {item.kind === 'tag' && item.message.body !== null && (
        <bdi className={css.quote}>{item.message.body}</bdi>
      )}
      <p>
        <strong>{item.reason}</strong> — {item.decidedBy}, <TimeText utc={item.decidedAt} zone={zone} />
      </p>
      <div className={css.actions}>
        {item.kind === 'tag' ? (
          <>
            <Button
              onClick={() =>
                go({
                  screen: 'conversation',
                  conversation: item.message.conversation.id,
                  message: item.message.id,
                })
              }
            >
              Open
            </Button>
            <ReviseTag tag={item.tag} />
            <Button look="quiet" onClick={() => void attempt(() => call('tag.withdraw', { ids: [item.id] }))}>
              Withdraw
            </Button>
          </>
        ) : (
          <Button
            onClick={() => go({ screen: 'handle', handle: item.attribution.handle.id, attribution: item.id })}
          >
            Open and revise
          </Button>
        )}
      </div>
    </article>
  )
}
