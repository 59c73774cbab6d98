import { useEffect } from 'react'
import type { ReviewItem } from '../../../shared/contract/review.ts'
import { useCall } from '../../api/useCall.ts'
import { AttributionLedger } from '../../components/AttributionLedger.tsx'
import { NearNames } from '../../components/NearNames.tsx'
import { useRoutes } from '../../store/route.ts'
import { useSelection } from '../../store/selection.ts'
import css from './Review.module.css'

type AttributionItem = Extract<ReviewItem, { kind: 'attribution' }>

/** An attribution with all that it cites, why it came back before, and the names that it could be about instead. */
export function AttributionInFull({ item }: { item: AttributionItem }) {
  const go = useRoutes((routes) => routes.go)
  const focus = useSelection((selection) => selection.focus)
  const { handle } = item.attribution
  const { data } = useCall('handle.get', { id: handle.id }, [])
  // The inspector would go on showing the message of the tag before.
  useEffect(() => focus(null), [focus])
  return (
    <div className={css.attribution}>
      <NearNames alike={data?.alike ?? []} onOpen={(id) => go({ screen: 'handle', handle: id })} />
      {item.reason !== '' && (
        <p>
          <span className={css.none}>Came back before:</span> <strong>{item.reason}</strong> ({item.decidedBy}
          )
        </p>
      )}
      <AttributionLedger
        attribution={item.attribution}
        onHandle={() => go({ screen: 'handle', handle: handle.id, attribution: item.id })}
        onMessage={(message) => go({ screen: 'handle', handle: handle.id, message })}
      />
    </div>
  )
}
