import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Highlighted } from '../../components/Highlighted.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { TagMarks } from '../../lists/TagMarks.tsx'
import { useScheme } from '../../lists/useScheme.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useSelection } from '../../store/selection.ts'
import css from './Review.module.css'

/** Messages shown on either side of the tagged one. */
const around = 8

type TagItem = Extract<ReviewItem, { kind: 'tag' }>

/** A tag, its author's note, and the message where it was said. */
export function TagInContext({ item }: { item: TagItem }) {
  const { tag, message } = item
  const scheme = useScheme()
  const def = scheme.get(tag.def)
  const zone = usePreferences((preferences) => preferences.zone)
  const focus = useSelection((selection) => selection.focus)
  const go = useRoutes((routes) => routes.go)
  const rows = useContext(message)
  const here = useRef<HTMLLIElement>(null)
  // What is to be decided on is in sight, however narrow the pane.
  useEffect(() => {
    if (rows.length > 0) here.current?.scrollIntoView?.({ block: 'nearest' })
  }, [rows])
  useEffect(() => focus(message.id), [focus, message.id])
  const marks =
    tag.from === null || tag.to === null ? [] : [{ from: tag.from, to: tag.to, kind: 'hit' as const }]
  return (
    <div className={css.item}>
      <section aria-label="Tag to decide" className={css.tag}>
        <p className={css.what}>
          {def !== undefined && <TagMark tag={def} state={tag.state} />} <strong>{def?.name}</strong>
        </p>
        <p>{def?.meaning}</p>
        <dl className={css.facts}>
          <dt>Proposed by</dt>
          <dd>
            {tag.account}, <TimeText utc={tag.at} zone={zone} />
          </dd>
          <dt>Note</dt>
          <dd>{tag.note === '' ? <span className={css.none}>none</span> : <bdi>{tag.note}</bdi>}</dd>
          <dt>Address</dt>
          <dd>
            <bdi>{message.address.file}</bdi>, row {message.address.row}{' '}
            <Hash value={message.address.uid} what="address" head={0} tail={0} />
          </dd>
          {item.reason !== '' && (
            <>
              <dt>Came back before</dt>
              <dd>
                <bdi>{item.reason}</bdi> ({item.decidedBy})
              </dd>
            </>
          )}
        </dl>
        <Button
          onClick={() =>
            go({ screen: 'conversation', conversation: message.conversation.id, message: message.id })
          }
        >
          Open the conversation
        </Button>
      </section>
      <ol aria-label="The message in its conversation" className={css.context}>
        {rows.map((row) => (
          <li
            key={row.id}
            ref={row.id === message.id ? here : undefined}
            aria-current={row.id === message.id || undefined}
            className={row.id === message.id ? css.here : css.near}
          >
            <TimeText utc={row.sentAt} zone={zone} given={row.timeText} withZone={false} />
            <HandleName name={row.sender?.name ?? null} />
            <span className={css.body}>
              {row.body === null || row.body === '' ? (
                <em className={css.none}>{row.media.length > 0 ? 'image' : row.kind}</em>
              ) : (
                <Highlighted text={row.body} marks={row.id === message.id ? marks : []} />
              )}
            </span>
            <TagMarks tags={row.tags} scheme={scheme} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/**
 * The rows around a message in its conversation; none until they are here, so that the message does not move when they come.
 * Where they cannot be had it stands alone.
 */
function useContext(message: MessageRow): readonly MessageRow[] {
  const [rows, setRows] = useState<readonly MessageRow[]>([])
  const alone = useEffectEvent(() => setRows([message]))
  const { id } = message
  const conversation = message.conversation.id
  useEffect(() => {
    let wanted = true
    const load = async () => {
      const { set } = await call('list.open', { of: { kind: 'conversation', conversation } })
      const { position } = await call('list.seekMessage', { set, message: id })
      const from = Math.max(0, (position ?? 0) - around)
      const page = await call('list.page', { set, from, count: 2 * around + 1 })
      if (wanted) setRows(page.rows)
      await call('list.close', { set })
    }
    load().catch(() => {
      if (wanted) alone()
    })
    return () => {
      wanted = false
    }
  }, [id, conversation])
  return rows
}
