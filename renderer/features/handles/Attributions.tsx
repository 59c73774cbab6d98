import { UserCheck } from 'lucide-react'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { AttributionLedger } from '../../components/AttributionLedger.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay, useSession } from '../../store/session.ts'
import css from './Handles.module.css'

interface Props {
  attributions: readonly Attribution[]
  /** The one that a person came for. */
  shown: number | null
  onRevise: (attribution: Attribution) => void
}

const live = ['proposed', 'approved', 'returned'] as const

/** Who the handle is said to be: what stands, and what no longer does. */
export function Attributions({ attributions, shown, onRevise }: Props) {
  const go = useRoutes((routes) => routes.go)
  const attempt = useNotice((notice) => notice.attempt)
  const allowed = useMay('attribute')
  const me = useSession(({ state }) => state?.account?.name)
  if (attributions.length === 0) {
    return (
      <EmptyState icon={UserCheck} title="Unidentified">
        Nobody has said who uses this handle. Read its messages, cite with Shift+C what speaks for or against
        a person, and propose.
      </EmptyState>
    )
  }
  const isLive = ({ state }: Attribution) => live.some((each) => each === state)
  const first = ({ id, ...rest }: Attribution) => (!isLive({ id, ...rest }) ? 2 : id === shown ? 0 : 1)
  return (
    <section aria-label="Attributions" className={css.ledger}>
      {attributions
        .toSorted((a, b) => first(a) - first(b))
        .map((attribution) => (
          <AttributionLedger
            key={attribution.id}
            attribution={attribution}
            onMessage={(message) => go({ screen: 'messages', of: { kind: 'all' }, message })}
            actions={
              allowed &&
              isLive(attribution) &&
              (attribution.author === me || attribution.state === 'approved') && (
                <span className={css.actions}>
                  <Button onClick={() => onRevise(attribution)}>Revise…</Button>
                  {attribution.author === me && attribution.state !== 'approved' && (
                    <Button
                      look="quiet"
                      onClick={() => void attempt(() => call('attribution.withdraw', { id: attribution.id }))}
                    >
                      Withdraw
                    </Button>
                  )}
                </span>
              )
            }
          />
        ))}
    </section>
  )
}
