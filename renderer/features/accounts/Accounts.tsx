import { UserPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Account } from '../../../shared/contract/case.ts'
import { roleSchema } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useSession } from '../../store/session.ts'
import css from './Accounts.module.css'
import { NewAccountDialog } from './NewAccountDialog.tsx'
import { ResetDialog } from './ResetDialog.tsx'

const does = {
  administrator: 'Accounts, imports, exports, backups. Neither tags nor decides.',
  supervisor: 'Imports, tags and attributes, decides on others’ work, keeps the tag scheme and the outcomes.',
  reviewer: 'Reads, searches, tags, proposes attributions, exports.',
  'read-only': 'Reads and searches.',
} as const

/** Who may open this case, and as what. */
export function Accounts() {
  const { data, error } = useCall('account.list', {}, ['accounts'])
  const [adding, setAdding] = useState(false)
  const [resetting, setResetting] = useState<Account | null>(null)
  const attempt = useNotice((notice) => notice.attempt)
  const zone = usePreferences((preferences) => preferences.zone)
  const me = useSession(({ state }) => state?.account?.id)
  const encrypted = useSession(({ state }) => state?.case?.encrypted ?? true)
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'account.new',
        title: 'New account…',
        group: 'Accounts',
        keys: 'n',
        icon: UserPlus,
        run: () => setAdding(true),
      },
    ],
    [],
  )
  useCommands(commands)

  return (
    <div className="page-sheet">
      <header className="page-title">
        <h2>Accounts</h2>
        <Button look="primary" icon={UserPlus} keys="n" onClick={() => setAdding(true)}>
          New account…
        </Button>
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <div className={css.scroll}>
        <Table
          caption="Accounts of this case"
          captionHidden
          rows={data?.accounts ?? []}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: 'Name',
              cell: ({ name, id }) => (id === me ? `${name} (you)` : name),
              sort: ({ name }) => name,
            },
            {
              id: 'role',
              title: 'Role',
              width: '160px',
              cell: (account) => (
                <Select
                  label={`Role of ${account.name}`}
                  labelHidden
                  value={account.role}
                  disabled={!account.active}
                  options={roleSchema.options.map((role) => ({ value: role, title: role }))}
                  onValue={(role) => void attempt(() => call('account.update', { id: account.id, role }))}
                />
              ),
            },
            { id: 'does', title: 'What it may do', cell: ({ role }) => does[role] },
            { id: 'state', title: 'State', cell: ({ active }) => (active ? 'active' : 'deactivated') },
            {
              id: 'since',
              title: 'Since',
              cell: ({ createdAt }) => <TimeText utc={createdAt} zone={zone} withZone={false} />,
            },
            {
              id: 'actions',
              title: <span className="visually-hidden">Actions</span>,
              cell: (account) => (
                <span className={css.actions}>
                  {encrypted && (
                    <Button look="quiet" onClick={() => setResetting(account)}>
                      {account.active ? 'New password…' : 'Reactivate…'}
                    </Button>
                  )}
                  {!encrypted && !account.active && (
                    <Button
                      look="quiet"
                      onClick={() =>
                        void attempt(() => call('account.update', { id: account.id, active: true }))
                      }
                    >
                      Reactivate
                    </Button>
                  )}
                  {account.active && (
                    <Button
                      look="quiet"
                      onClick={() =>
                        void attempt(() => call('account.update', { id: account.id, active: false }))
                      }
                    >
                      Deactivate
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </div>
      <p className={css.note}>
        Nobody decides on their own work, whatever their role. A deactivated account loses its key to the case
        {encrypted && '; it comes back with a new password'}.
      </p>
      {adding && <NewAccountDialog encrypted={encrypted} onClose={() => setAdding(false)} />}
      {resetting !== null && <ResetDialog account={resetting} onClose={() => setResetting(null)} />}
    </div>
  )
}
