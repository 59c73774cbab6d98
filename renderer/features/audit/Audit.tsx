import { useState } from 'react'
import { Tabs } from '../../components/Tabs.tsx'
import css from './Audit.module.css'
import { AuditEntries } from './AuditEntries.tsx'
import { SearchLog } from './SearchLog.tsx'

/** What was done in this case, by whom and when, and whether that record is whole. */
export function Audit() {
  const [tab, setTab] = useState<'entries' | 'searches'>('entries')
  return (
    <div className={css.page}>
      <Tabs
        label="Audit"
        tabs={[
          { id: 'entries', title: 'Audit chain' },
          { id: 'searches', title: 'Search log' },
        ]}
        value={tab}
        onValue={setTab}
        className={css.tabs}
      >
        {tab === 'entries' ? <AuditEntries /> : <SearchLog />}
      </Tabs>
    </div>
  )
}
