import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { tagCategory } from '../../../shared/contract/tagging.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { Kbd } from '../../components/Kbd.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { DefinitionDialog } from './DefinitionDialog.tsx'
import type { Definition } from './definition.ts'
import css from './Scheme.module.css'

const titles = { importation: 'Importation', other: 'Other', disclosure: 'Disclosure' } as const

/** The tag scheme: a legend for everybody, and for a supervisor the place to change it. */
export function Scheme() {
  const { data, error } = useCall('scheme.get', {}, ['scheme', 'tags'])
  const [editing, setEditing] = useState<Definition | 'new' | null>(null)
  const go = useRoutes((routes) => routes.go)
  const allowed = useMay('scheme')
  const commands = useMemo<Command[]>(
    () =>
      allowed
        ? [
            {
              id: 'scheme.new',
              title: 'New tag…',
              group: 'Tag scheme',
              keys: 'n',
              icon: Plus,
              run: () => setEditing('new'),
            },
          ]
        : [],
    [allowed],
  )
  useCommands(commands)
  const defs = data?.defs ?? []
  return (
    <div className={cx('page-sheet', css.page)}>
      <header className="page-title">
        <h2>Tag scheme</h2>
        {allowed ? (
          <Button look="primary" icon={Plus} keys="n" onClick={() => setEditing('new')}>
            New tag…
          </Button>
        ) : (
          <p className={css.note}>A supervisor changes the scheme.</p>
        )}
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {tagCategory.options.map((category) => (
        <Table
          key={category}
          caption={titles[category]}
          rows={defs.filter((def) => def.category === category)}
          rowKey={({ id }) => id}
          empty="None."
          columns={[
            { id: 'mark', title: 'Code', width: '80px', cell: (def) => <TagMark tag={def} /> },
            {
              id: 'name',
              title: 'Name',
              width: '180px',
              cell: ({ name, retired }) => (retired ? `${name} (retired)` : name),
            },
            {
              id: 'key',
              title: 'Key',
              width: '56px',
              cell: ({ key }) => (key === null ? '' : <Kbd keys={key} />),
            },
            { id: 'meaning', title: 'Meaning', cell: ({ meaning }) => meaning },
            { id: 'uses', title: 'Rows', width: '80px', align: 'end', cell: ({ uses }) => grouped(uses) },
            {
              id: 'actions',
              title: <span className="visually-hidden">Actions</span>,
              width: '150px',
              cell: (def) => (
                <span className={css.actions}>
                  {def.uses > 0 && (
                    <Button
                      look="quiet"
                      onClick={() => go({ screen: 'messages', of: { kind: 'tag', def: def.id } })}
                    >
                      Show
                    </Button>
                  )}
                  {allowed && (
                    <Button look="quiet" aria-label={`Edit ${def.name}`} onClick={() => setEditing(def)}>
                      Edit…
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      ))}
      {editing !== null && (
        <DefinitionDialog def={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}
