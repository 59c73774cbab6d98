import type { Result } from '../../../shared/contract/index.ts'
import { dateTime, type ShownZone } from '../../../shared/domain/time-display.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Handles.module.css'

/** Whom a handle talked to, most rows first. */
export function Contacts({ contacts }: { contacts: Result<'handle.get'>['contacts'] }) {
  const go = useRoutes((routes) => routes.go)
  const zone = usePreferences((preferences) => preferences.zone)
  const clock = zone === 'UTC' ? 'UTC' : 'London'
  return (
    <section aria-label="Contacts" className={css.contacts}>
      <Table
        caption="Contacts: Enter opens the conversation"
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
            title: `First (${clock})`,
            cell: ({ firstAt }) => minute(firstAt, zone),
            sort: ({ firstAt }) => firstAt ?? 0,
          },
          {
            id: 'last',
            title: `Last (${clock})`,
            cell: ({ lastAt }) => minute(lastAt, zone),
            sort: ({ lastAt }) => lastAt ?? 0,
          },
        ]}
      />
    </section>
  )
}

const minute = (at: number | null, zone: ShownZone) =>
  at === null ? 'unknown' : dateTime(at, zone).slice(0, 16)
