import type { ReactNode } from 'react'
import type { ImportResult } from '../../../../shared/contract/import.ts'
import { Button } from '../../../components/Button.tsx'
import { Count } from '../../../components/Count.tsx'
import { Hash } from '../../../components/Hash.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { useRoutes } from '../../../store/route.ts'
import { Equation } from './Equation.tsx'
import css from './Jobs.module.css'

/** What an import did, to the row. */
export function Ledger({ result, actions }: { result: ImportResult; actions: ReactNode }) {
  const go = useRoutes((routes) => routes.go)
  const { name, source, rejected, different, handles, conversations, seconds, sha256 } = result
  return (
    <section aria-label="Ledger" className={css.ledger}>
      <h2>
        <bdi>{name}</bdi> is in the case
      </h2>
      <p className={css.equation}>
        <Equation {...result} />
      </p>
      <p>
        <Count value={handles} unit="handles" /> and <Count value={conversations} unit="conversations" /> ·{' '}
        {seconds.toFixed(1)} s
      </p>
      {different > 0 && (
        <p>
          {grouped(different)} of the stored rows differ from what the earlier version has under the same
          record: they are listed row by row.
        </p>
      )}
      <Images images={result.images} />
      {result.ambiguousTimes > 0 && (
        <p>
          {grouped(result.ambiguousTimes)} rows have a clock reading that came twice, in a night when clocks
          were put back: the first of the two instants was taken.
        </p>
      )}
      {result.unreadTimes > 0 && (
        <p>
          {grouped(result.unreadTimes)} received or read times could not be read under the mapping: they stand
          as served in their rows.
        </p>
      )}
      <p>
        SHA-256 <Hash value={sha256} what="SHA-256" head={0} tail={0} />
      </p>
      <div className={css.actions}>
        <Button
          look="primary"
          autoFocus
          onClick={() => go({ screen: 'messages', of: { kind: 'source', source } })}
        >
          Show its rows
        </Button>
        {different > 0 && (
          <Button onClick={() => go({ screen: 'sources', source, part: 'differences' })}>
            Show the differences
          </Button>
        )}
        <Button
          onClick={() => go({ screen: 'sources', source, ...(rejected > 0 ? { part: 'rejects' } : {}) })}
        >
          {rejected > 0 ? 'Show the rejected rows' : 'Show the source'}
        </Button>
        {actions}
      </div>
    </section>
  )
}

function Images({ images: { found, missing, undecodable } }: Pick<ImportResult, 'images'>) {
  const parts = [
    found > 0 ? `${grouped(found)} found` : null,
    missing > 0 ? `${grouped(missing)} named but not served` : null,
    undecodable > 0 ? `${grouped(undecodable)} kept but not decodable` : null,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : <p>Images: {parts.join(', ')}</p>
}
