import type { SearchRecord } from '../../../shared/contract/search-record.ts'
import { call } from '../../api/client.ts'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Searches.module.css'

/** What was opened from a search's hits. */
export function Opened({ record: { opened, openedMessages } }: { record: SearchRecord }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { go } = useRoutes(({ ways }) => ways)
  if (opened === 0) return <p className={css.hint}>No message was opened from it.</p>
  return (
    <>
      <Table
        caption={`Opened from it: ${grouped(opened)} ${opened === 1 ? 'message' : 'messages'}`}
        rows={openedMessages.slice(0, most)}
        rowKey={({ message, account }) => `${message} ${account}`}
        onOpen={({ message }) =>
          void useNotice.getState().attempt(async () => {
            const { conversation } = await call('message.get', { id: message })
            go({ screen: 'conversation', conversation: conversation.id, message })
          })
        }
        columns={[
          { id: 'file', title: 'File', cell: ({ file }) => <bdi>{file}</bdi> },
          { id: 'uid', title: 'Address', mono: true, cell: ({ uid }) => uid },
          { id: 'account', title: 'By', cell: ({ account }) => account },
          { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} withZone={false} /> },
        ]}
      />
      {openedMessages.length > most && (
        <p className={css.hint}>The first {grouped(most)} are shown; the disclosure record lists more.</p>
      )}
    </>
  )
}

const most = 50
