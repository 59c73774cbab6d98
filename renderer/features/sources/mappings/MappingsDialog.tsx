import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../../shared/contract/error.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { formatNames } from '../../../../shared/domain/dialect.ts'
import { bridge } from '../../../api/bridge.ts'
import { call } from '../../../api/client.ts'
import { useCall } from '../../../api/useCall.ts'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { PathBox } from '../../../components/PathBox.tsx'
import { Table } from '../../../components/Table.tsx'
import { TimeText } from '../../../components/TimeText.tsx'
import { usePreferences } from '../../../store/preferences.ts'
import css from './Mappings.module.css'

type Saved = Result<'mapping.list'>['mappings'][number]

interface Props {
  onClose: () => void
  onApply: (saved: Saved) => void
}

/** Mappings of this case by name: one is applied to the file at hand, written to a file, or read from one. */
export function MappingsDialog({ onClose, onApply }: Props) {
  const { data, error, reload } = useCall('mapping.list', {})
  const zone = usePreferences((preferences) => preferences.zone)
  const [exported, setExported] = useState<string | null>(null)
  const [path, setPath] = useState('')
  const [failure, setFailure] = useState<ErrorShape | null>(null)
  const [said, setSaid] = useState('')
  const mappings = (data?.mappings ?? []).toSorted(
    (a, b) => a.name.localeCompare(b.name, 'en-GB') || b.version - a.version,
  )
  const go = async () => {
    setFailure(null)
    try {
      if (exported === null) {
        const { name, version } = await call('mapping.import', { path })
        setSaid(`Read “${name}”: it is version ${version} here.`)
        reload()
      } else {
        await call('mapping.export', { name: exported, path })
        setSaid(`Wrote “${exported}” to ${path}`)
      }
      setPath('')
      setExported(null)
    } catch (problem) {
      setFailure(toErrorShape(problem))
    }
  }
  return (
    <Dialog
      title="Saved mappings"
      size="large"
      onClose={onClose}
      onSubmit={() => void go()}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <div className={css.list}>
        <Table
          caption="Saved mappings"
          captionHidden
          rows={mappings}
          rowKey={({ name, version }) => `${version} ${name}`}
          empty={
            data === null
              ? ''
              : 'None yet: each import saves its mapping under the name that stands beside Provenance.'
          }
          columns={[
            { id: 'name', title: 'Name', cell: ({ name }) => <bdi>{name}</bdi>, sort: ({ name }) => name },
            { id: 'version', title: 'Version', align: 'end', cell: ({ version }) => version },
            { id: 'format', title: 'For', cell: ({ mapping }) => formatNames[mapping.dialect.format] },
            {
              id: 'columns',
              title: 'Columns',
              cell: ({ mapping: { columns } }) => (
                <span className={css.columns} title={Object.values(columns).join(', ')}>
                  {Object.values(columns).join(', ')}
                </span>
              ),
            },
            {
              id: 'at',
              title: 'Saved',
              cell: ({ createdAt }) => <TimeText utc={createdAt} zone={zone} withZone={false} />,
            },
            {
              id: 'do',
              title: <span className="visually-hidden">Actions</span>,
              cell: (saved) => (
                <span className={css.actions}>
                  <Button
                    look="quiet"
                    aria-label={`Apply ${saved.name} version ${saved.version}`}
                    onClick={() => onApply(saved)}
                  >
                    Apply
                  </Button>
                  {mappings.find(({ name }) => name === saved.name) === saved && (
                    <Button
                      look="quiet"
                      aria-label={`Export ${saved.name}`}
                      onClick={() => {
                        setExported(saved.name)
                        setPath('')
                        setSaid('')
                      }}
                    >
                      Export…
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </div>
      <div className={css.file}>
        <PathBox
          key={exported}
          bridge={bridge}
          label={exported === null ? 'Read a mapping from a file' : `Write “${exported}” to`}
          hint={
            exported === null
              ? 'A mapping that was exported here or on another station.'
              : 'A JSON file that does not exist yet.'
          }
          autoFocus={exported !== null}
          value={path}
          onValue={setPath}
          error={failure?.message}
          request={
            exported === null
              ? { want: 'file', title: 'Mapping', extensions: ['json'] }
              : { want: 'save', title: 'Mapping', name: `${exported}.json`, extensions: ['json'] }
          }
        />
        <Button type="submit" disabled={path.trim() === ''}>
          {exported === null ? 'Read it' : 'Write it'}
        </Button>
        {exported !== null && <Button onClick={() => setExported(null)}>Do not write</Button>}
      </div>
      <p role="status">{said}</p>
    </Dialog>
  )
}
