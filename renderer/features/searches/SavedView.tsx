import { PencilLine, Play, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { SavedSearch } from '../../../shared/contract/search-record.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { SaveSearchDialog } from '../../lists/SaveSearchDialog.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useSession } from '../../store/session.ts'
import css from './Searches.module.css'

/** A saved search with all its versions. */
export function SavedView({ name }: { name: string }) {
  const { data, error } = useCall('saved.versions', { name }, ['searches'])
  const [editing, setEditing] = useState(false)
  const zone = usePreferences((preferences) => preferences.zone)
  const { go } = useRoutes(({ ways }) => ways)
  const account = useSession(({ state }) => state?.account ?? null)
  const newest = data?.versions[0]
  const current = newest?.state === 'current' ? newest : undefined
  const mine =
    current !== undefined &&
    account !== null &&
    (current.account === account.name || account.role === 'supervisor')
  const commands = useMemo<Command[]>(
    () =>
      current === undefined
        ? []
        : [
            {
              id: 'saved.run',
              title: `Run ${current.name}`,
              group: 'Searches',
              keys: 'mod+enter',
              icon: Play,
              run: () => go({ screen: 'search', text: current.text }),
            },
            {
              id: 'saved.edit',
              title: `New version of ${current.name}…`,
              group: 'Searches',
              keys: 'e',
              icon: PencilLine,
              when: () => mine,
              run: () => setEditing(true),
            },
            {
              id: 'saved.withdraw',
              title: `Take ${current.name} out of use`,
              group: 'Searches',
              keys: 'w',
              icon: Trash2,
              when: () => mine,
              run: () => withdraw(current),
            },
          ],
    [current, mine, go],
  )
  useCommands(commands)
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null || newest === undefined) return null
  return (
    <section aria-label={`Saved search ${newest.name}`} className={css.record}>
      <header className={css.title}>
        <h3>
          <bdi>{newest.name}</bdi>
          {current === undefined && <em className={css.again}> withdrawn</em>}
        </h3>
        <p className={css.query}>
          <bdi className="mono">{newest.text}</bdi>
        </p>
        {newest.note !== '' && <p>{newest.note}</p>}
        {current !== undefined && (
          <span className={css.actions}>
            <Button
              look="primary"
              icon={Play}
              keys="mod+enter"
              onClick={() => go({ screen: 'search', text: newest.text })}
            >
              Run
            </Button>
            {mine && (
              <>
                <Button icon={PencilLine} keys="e" onClick={() => setEditing(true)}>
                  New version…
                </Button>
                <Button keys="w" onClick={() => withdraw(current)}>
                  Take out of use
                </Button>
              </>
            )}
          </span>
        )}
        {current !== undefined && !mine && (
          <p className={css.hint}>
            {current.account} or a supervisor may change it; save yours under another name.
          </p>
        )}
      </header>
      <Table
        caption="Versions"
        rows={data.versions}
        rowKey={({ id }) => id}
        columns={[
          { id: 'version', title: 'Version', align: 'end', cell: ({ version }) => version },
          { id: 'text', title: 'Search', mono: true, cell: ({ text }) => <bdi>{text}</bdi> },
          { id: 'note', title: 'Note', cell: ({ note }) => note },
          { id: 'account', title: 'By', cell: ({ account: author }) => author },
          { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} withZone={false} /> },
          { id: 'state', title: 'State', cell: ({ state }) => state },
        ]}
      />
      {editing && (
        <SaveSearchDialog
          text={newest.text}
          name={newest.name}
          note={newest.note}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  )
}

function withdraw({ id }: SavedSearch): void {
  void useNotice.getState().attempt(() => call('saved.withdraw', { id }))
}
