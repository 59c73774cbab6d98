import type { WatchList } from '../../../shared/contract/watch.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'

/** Every version of a list: who made it, when, and how many terms came and went. */
export function HistoryDialog({ list, onClose }: { list: WatchList; onClose: () => void }) {
  const { data, error } = useCall('watch.get', { list: list.id }, ['watch'])
  const zone = usePreferences((preferences) => preferences.zone)
  return (
    <Dialog
      title={`Versions of ${list.name}`}
      size="large"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <Table
        caption="Versions"
        captionHidden
        rows={data?.versions ?? []}
        rowKey={({ version }) => version}
        columns={[
          { id: 'version', title: 'Version', width: '64px', align: 'end', cell: ({ version }) => version },
          { id: 'name', title: 'Name', cell: ({ name, retired }) => (retired ? `${name} (retired)` : name) },
          { id: 'terms', title: 'Terms', align: 'end', width: '72px', cell: ({ terms }) => grouped(terms) },
          { id: 'added', title: 'Added', align: 'end', width: '72px', cell: ({ added }) => grouped(added) },
          {
            id: 'removed',
            title: 'Taken out',
            align: 'end',
            width: '80px',
            cell: ({ removed }) => grouped(removed),
          },
          { id: 'account', title: 'By', width: '120px', cell: ({ account }) => account },
          { id: 'at', title: 'When', width: '190px', cell: ({ at }) => <TimeText utc={at} zone={zone} /> },
        ]}
      />
    </Dialog>
  )
}
