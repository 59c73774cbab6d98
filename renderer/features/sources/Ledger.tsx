import type { ReactNode } from 'react'
import type { ImportResult } from '../../../shared/contract/import.ts'
import { Button } from '../../components/Button.tsx'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Import.module.css'

/** What an import did, to the row. */
export function Ledger({ result, actions }: { result: ImportResult; actions: ReactNode }) {
  const go = useRoutes((routes) => routes.go)
  const { name, source, read, stored, rejected, images, handles, conversations, seconds, sha256 } = result
  return (
    <section aria-label="Ledger" className={css.ledger}>
      <h2>
        <bdi>{name}</bdi> is in the case
      </h2>
      <p className={css.equation}>
        <strong>{grouped(read)}</strong> rows read = <strong>{grouped(stored)}</strong> stored +{' '}
        <strong>{grouped(rejected)}</strong> rejected
      </p>
      <p>
        {grouped(handles)} handles and {grouped(conversations)} conversations · {grouped(images.found)}{' '}
        images, {grouped(images.missing)} named but not served, {grouped(images.undecodable)} kept but not
        decodable · {seconds.toFixed(1)} s
      </p>
      <p>
        SHA-256 <Hash value={sha256} what="SHA-256" head={0} tail={0} />
      </p>
      <div className={css.actions}>
        <Button look="primary" onClick={() => go({ screen: 'messages', of: { kind: 'source', source } })}>
          Show its rows
        </Button>
        <Button onClick={() => go({ screen: 'sources', source })}>
          {rejected > 0 ? 'Show the rejected rows' : 'Show the source'}
        </Button>
        {actions}
      </div>
    </section>
  )
}
