import { useMemo, useState } from 'react'
import type { Person } from '../../../shared/contract/attribution.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { Table } from '../../components/Table.tsx'
import { useNotice } from '../../store/notice.ts'
import { useMay } from '../../store/session.ts'
import css from './Handles.module.css'
import { SeizureDialog } from './SeizureDialog.tsx'

const amountText = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 })

/** What was seized: commodity and amount, cash among it. */
export function Seizures({ people }: { people: readonly Person[] }) {
  const { data } = useCall('seizure.list', {}, ['people'])
  const [adding, setAdding] = useState(false)
  const allowed = useMay('outcomes')
  const attempt = useNotice((notice) => notice.attempt)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'seizure.add',
          title: 'Add a seizure…',
          group: 'People',
          keys: 'n',
          when: () => allowed,
          run: () => setAdding(true),
        },
      ],
      [allowed],
    ),
  )
  return (
    <section aria-label="Seizures">
      <header className={css.bar}>
        <h3>Seizures</h3>
        {allowed ? (
          <Button keys="n" onClick={() => setAdding(true)}>
            Add a seizure…
          </Button>
        ) : (
          <span className={css.none}>A supervisor records outcomes and seizures.</span>
        )}
      </header>
      <Table
        caption="Seizures"
        captionHidden
        rows={data?.seizures ?? []}
        rowKey={({ id }) => id}
        empty="None recorded."
        columns={[
          { id: 'day', title: 'Day', cell: ({ day }) => day ?? 'not known', sort: ({ day }) => day ?? '' },
          {
            id: 'commodity',
            title: 'Commodity',
            cell: ({ commodity }) => commodity,
            sort: ({ commodity }) => commodity,
          },
          {
            id: 'amount',
            title: 'Amount',
            align: 'end',
            cell: ({ amount, unit }) => `${amountText.format(amount)} ${unit}`,
            sort: ({ amount }) => amount,
          },
          { id: 'person', title: 'From', cell: ({ person }) => person?.name ?? '' },
          { id: 'note', title: 'Note', cell: ({ note }) => note },
          { id: 'by', title: 'By', cell: ({ account }) => account },
          {
            id: 'actions',
            title: <span className="visually-hidden">Actions</span>,
            cell: ({ id }) =>
              allowed && (
                <Button look="quiet" onClick={() => void attempt(() => call('seizure.withdraw', { id }))}>
                  Withdraw
                </Button>
              ),
          },
        ]}
      />
      {adding && <SeizureDialog people={people} onClose={() => setAdding(false)} />}
    </section>
  )
}
