import { PackageCheck, PackagePlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useMay } from '../../store/session.ts'
import css from './Bundles.module.css'
import { ExportForm } from './ExportForm.tsx'
import { VerifyForm } from './VerifyForm.tsx'

interface Props {
  /** A new bundle is asked for, of these messages. */
  messages: readonly number[] | null
  /** A new bundle is asked for, of the hits of a search. */
  search: string | null
}

/** Evidence bundles: make one, check one, and what was made before. */
export function Bundles({ messages, search }: Props) {
  const { data, error } = useCall('bundle.list', {}, ['exports'])
  const [form, setForm] = useState<{ kind: 'export' } | { kind: 'verify'; folder: string } | null>(
    messages === null && search === null ? null : { kind: 'export' },
  )
  const allowed = useMay('export')
  const zone = usePreferences((preferences) => preferences.zone)
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'bundle.export',
        title: 'New bundle…',
        group: 'Bundles',
        keys: 'n',
        icon: PackagePlus,
        when: () => allowed,
        run: () => setForm({ kind: 'export' }),
      },
      {
        id: 'bundle.verify',
        title: 'Verify a bundle…',
        group: 'Bundles',
        keys: 'v',
        icon: PackageCheck,
        run: () => setForm({ kind: 'verify', folder: '' }),
      },
    ],
    [allowed],
  )
  useCommands(commands)
  const exports = data?.exports ?? []
  const doors = (
    <span className={css.actions}>
      {allowed && (
        <Button look="primary" icon={PackagePlus} keys="n" onClick={() => setForm({ kind: 'export' })}>
          New bundle…
        </Button>
      )}
      <Button icon={PackageCheck} keys="v" onClick={() => setForm({ kind: 'verify', folder: '' })}>
        Verify a bundle…
      </Button>
    </span>
  )
  return (
    <div className={cx('page-sheet', css.page)}>
      <header className="page-title">
        <h2>Bundles</h2>
        {(exports.length > 0 || form !== null) && doors}
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {form?.kind === 'export' && (
        <ExportForm
          messages={messages ?? []}
          search={search ?? ''}
          onClose={() => setForm(null)}
          onVerify={(folder) => setForm({ kind: 'verify', folder })}
        />
      )}
      {form?.kind === 'verify' && (
        <VerifyForm key={form.folder} folder={form.folder} onClose={() => setForm(null)} />
      )}
      {exports.length === 0 && form === null && data !== null && (
        <EmptyState icon={PackagePlus} title="No bundle has been made" action={doors}>
          A bundle holds chosen messages with their context, images, audit extract and how it was made, in
          files that a court can check without Winnow.
        </EmptyState>
      )}
      {exports.length > 0 && (
        <Table
          caption="Bundles made from this case"
          captionHidden
          rows={exports}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'at',
              title: 'When',
              cell: ({ at }) => <TimeText utc={at} zone={zone} />,
              sort: ({ at }) => at,
            },
            { id: 'name', title: 'Title', cell: ({ name }) => name, sort: ({ name }) => name },
            { id: 'chosen', title: 'Chosen rows', align: 'end', cell: ({ chosen }) => grouped(chosen) },
            { id: 'context', title: 'Context', align: 'end', cell: ({ context }) => grouped(context) },
            { id: 'images', title: 'Images', align: 'end', cell: ({ images }) => grouped(images) },
            { id: 'by', title: 'By', cell: ({ account }) => account },
            {
              id: 'folder',
              title: 'Written to',
              cell: ({ folder }) => <Hash value={folder} what="path" head={16} tail={24} />,
            },
            {
              id: 'manifest',
              title: 'Manifest SHA-256',
              cell: ({ manifestSha256 }) => <Hash value={manifestSha256} what="SHA-256" />,
            },
            {
              id: 'verify',
              title: <span className="visually-hidden">Actions</span>,
              cell: ({ folder, name }) => (
                <Button
                  look="quiet"
                  aria-label={`Verify ${name}`}
                  onClick={() => setForm({ kind: 'verify', folder })}
                >
                  Verify
                </Button>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
