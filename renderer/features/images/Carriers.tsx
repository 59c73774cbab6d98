import { useCallback, useId, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { BigList } from '../../lists/BigList.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { TagMarks } from '../../lists/TagMarks.tsx'
import { usePages } from '../../lists/use-pages.ts'
import { useOpening } from '../../lists/useOpening.ts'
import { useScheme } from '../../lists/useScheme.ts'
import { usePreferences } from '../../store/preferences.ts'
import css from './Carriers.module.css'

/** px */
const rowHeight = 56

/** Every row that carries an image, in time order; Enter goes to the message in its conversation. Another image is another `key`. */
export function Carriers({ image, onGo }: { image: GalleryImage; onGo: (row: MessageRow) => void }) {
  const media = image.media.id
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const id = useId()
  const { data } = useCall('gallery.messages', media === null ? null : { media, from: 0, count: 1 }, [
    'messages',
    'twins',
  ])
  const rows = media === null ? 1 : (data?.rows ?? 0)
  const only = media === null ? image.row : null
  const fetch = useCallback<FetchRows<MessageRow>>(
    async (from, count, signal) => {
      if (media === null) return only === null ? [] : [only]
      return (await call('gallery.messages', { media, from, count }, { signal })).page
    },
    [media, only],
  )
  const { get, want } = usePages(fetch, rows)
  const [active, setActive] = useState(0)
  const opening = useOpening(get, active, onGo)
  const line = useCallback(
    (index: number) => {
      const row = get(index)
      return (
        <span className={css.row}>
          {row !== undefined && (
            <>
              <span className={css.first}>
                <TimeText utc={row.sentAt} zone={zone} given={row.timeText} />{' '}
                <TagMarks tags={row.tags} scheme={scheme} />
              </span>
              <span className={css.ends}>
                <HandleName name={row.sender?.name ?? null} /> to{' '}
                {row.recipient === null ? (
                  <bdi>{row.conversation.name}</bdi>
                ) : (
                  <HandleName name={row.recipient.name} />
                )}
              </span>
              <span className={css.address}>
                {row.address.file}
                {row.address.sheet !== null && `, sheet ${row.address.sheet}`}, row {row.address.row}
                {row.twins !== null && ` · ${row.twins.kind}`}
              </span>
            </>
          )}
        </span>
      )
    },
    [get, zone, scheme],
  )
  return (
    <section aria-labelledby={id} className={css.carriers} data-own-keys>
      <h3 id={id}>
        Carried by{' '}
        <RowsAndMessages
          rows={data === null && media !== null ? null : rows}
          messages={media === null ? 1 : (data?.messages ?? null)}
        />
      </h3>
      <BigList
        label="Rows that carry the image"
        count={rows}
        rowHeight={rowHeight}
        row={line}
        active={active}
        onCursor={setActive}
        onOpen={opening}
        onVisibleRange={want}
      />
      <p className={css.hint}>Enter or a double press goes to the message in its conversation.</p>
    </section>
  )
}
