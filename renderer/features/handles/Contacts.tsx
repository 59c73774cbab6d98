import type { Result } from '../../../shared/contract/index.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'

/** Whom a handle talked to, most rows first. */
export function Contacts({ contacts }: { contacts: Result<'handle.get'>['contacts'] }) {
  const go = useRoutes((routes) => routes.go)
  const zone = usePreferences((preferences) => preferences.zone)
  return (
    <Table
      caption="Contacts"
      rows={contacts}
      rowKey={({ handle, conversation }) => `${handle} ${conversation}`}
      empty="No contact is held."
      onOpen={({ conversation }) => go({ screen: 'conversation', conversation })}
      columns={[
        {
          id: 'name',
          title: 'Handle',
          cell: ({ name }) => <HandleName name={name} />,
          sort: ({ name }) => name,
        },
        {
          id: 'rows',
          title: 'Rows',
          align: 'end',
          cell: ({ rows }) => grouped(rows),
          sort: ({ rows }) => rows,
        },
        {
          id: 'first',
          title: 'First',
          cell: ({ firstAt }) => <TimeText utc={firstAt} zone={zone} withZone={false} />,
          sort: ({ firstAt }) => firstAt ?? 0,
        },
        {
          id: 'last',
          title: 'Last',
          cell: ({ lastAt }) => <TimeText utc={lastAt} zone={zone} withZone={false} />,
          sort: ({ lastAt }) => lastAt ?? 0,
        },
      ]}
    />
  )
}
