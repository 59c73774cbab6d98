import { useMemo, useState } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Already } from '../form/Already.tsx'
import { groupsOf } from '../form/batch.ts'
import { ImportForm } from '../form/ImportForm.tsx'
import type { Origin } from '../form/Provenance.tsx'
import type { Part } from './parts.ts'
import { useInspections } from './useInspections.ts'

interface Props {
  path: string
  parts: readonly Part[]
  /** Back to what the path holds; null: there was nothing to choose. */
  onBack: (() => void) | null
  /** Told the imports that one form started. */
  onStarted: (jobs: readonly string[]) => void
  /** The last form has been answered; `some`: at least one of them by an import. */
  onEnd: (some: boolean) => void
}

/** The chosen tables through the form: those with the same columns together, the others one after the other. */
export function Chosen({ path, parts, onBack, onStarted, onEnd }: Props) {
  const inspected = useInspections(path, parts)
  const [apart, setApart] = useState(false)
  const [at, setAt] = useState(0)
  const [any, setAny] = useState(false)
  const [origin, setOrigin] = useState<Origin>({ supplier: '', tranche: '', exhibit: '', continuity: '' })
  const [zone, setZone] = useState<string | null>(null)
  const previews = inspected.flatMap(({ preview }) => preview ?? [])
  const failed = inspected.flatMap(({ part, error }) => (error === null ? [] : [{ part, error }]))
  const whole = inspected.length === parts.length
  const groups = useMemo(
    () => (apart ? previews.map((preview): Preview[] => [preview]) : groupsOf(previews)),
    [apart, previews],
  )
  useCommands(
    useMemo<Command[]>(
      () =>
        onBack === null
          ? []
          : [
              {
                id: 'import.back',
                title: 'Back to what the path holds',
                group: 'Import',
                keys: 'alt+up',
                run: onBack,
              },
            ],
      [onBack],
    ),
  )
  const next = (some: boolean) => {
    setAny(some)
    if (at + 1 < groups.length) setAt(at + 1)
    else onEnd(some)
  }
  const [first, ...others] = groups[at] ?? []
  const many = groups.length > 1
  const known = first !== undefined && [first, ...others].every(({ already }) => already !== null)
  const place = (
    <>
      {many && (
        <span role="status">
          {at + 1} of {groups.length}
        </span>
      )}
      {others.length > 0 && at === 0 && (
        <Button look="quiet" onClick={() => setApart(true)}>
          Each on its own
        </Button>
      )}
      {many && (
        <Button look="quiet" onClick={() => next(any)}>
          {others.length === 0 ? 'Leave this out' : 'Leave these out'}
        </Button>
      )}
      {onBack !== null && (
        <Button look="quiet" keys="alt+up" onClick={onBack}>
          Choose others
        </Button>
      )}
    </>
  )
  return (
    <>
      {failed.map(({ part, error }) => (
        <Banner
          key={`${part.member} ${part.sheet}`}
          kind="error"
          message={parts.length === 1 ? error.message : `${part.name}: ${error.message}`}
          code={error.code}
        />
      ))}
      {!whole && parts.length === 1 && <p role="status">Looking at its first rows…</p>}
      {!whole && parts.length > 1 && (
        <Progress label="Looking at the files" done={inspected.length} total={parts.length} unit="files" />
      )}
      {previews.length === 0 && onBack !== null && whole && (
        <p>
          <Button keys="alt+up" onClick={onBack}>
            Choose others
          </Button>
        </p>
      )}
      {whole && first !== undefined && known && <Already files={[first, ...others]} place={place} />}
      {whole && first !== undefined && !known && (
        <ImportForm
          key={`${apart} ${at}`}
          files={[first, ...others]}
          origin={origin}
          zoneBefore={zone}
          place={place}
          onStarted={(jobs, said, declared) => {
            setOrigin(said)
            setZone((before) => declared ?? before)
            onStarted(jobs)
            next(true)
          }}
        />
      )}
    </>
  )
}
