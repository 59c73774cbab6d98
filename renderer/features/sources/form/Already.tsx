import type { ReactNode } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { TimeText } from '../../../components/TimeText.tsx'
import { useRoutes } from '../../../store/route.ts'

interface Props {
  files: readonly Preview[]
  /** Which of several forms this stands for, and ways out of it. */
  place?: ReactNode
}

/** Files whose very bytes are in the case: they are not imported twice. */
export function Already({ files, place }: Props) {
  const go = useRoutes((routes) => routes.go)
  const known = files.flatMap(({ name, already }) => (already === null ? [] : [{ name, already }]))
  const [first] = known
  if (first === undefined) return null
  const { already } = first
  if (files.length === 1) {
    return (
      <Banner
        kind="warning"
        message={`These bytes are in the case already, as ${already.name}.`}
        advice={
          <>
            Imported <TimeText utc={already.addedAt} zone="UTC" />. The same file is not imported twice.
          </>
        }
        actions={
          <>
            <Button autoFocus onClick={() => go({ screen: 'sources', source: already.source })}>
              Show it
            </Button>
            {place}
          </>
        }
      />
    )
  }
  return (
    <Banner
      kind="warning"
      message={
        known.length === files.length
          ? `All of these ${grouped(known.length)} files are in the case already.`
          : `${grouped(known.length)} of these files ${known.length === 1 ? 'is' : 'are'} in the case already and left out.`
      }
      actions={place}
      advice={known
        .slice(0, 10)
        .map(({ name, already: { name: as } }) => (name === as ? name : `${name} (as ${as})`))
        .join(', ')
        .concat(known.length > 10 ? ' …' : '')}
    />
  )
}
