import { ShieldCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { actionText } from '../../components/action-text.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Hash } from '../../components/Hash.tsx'
import { withoutMiddle } from '../../components/middle.ts'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import css from './Audit.module.css'
import { ChainReport } from './ChainReport.tsx'
import { Detail } from './Detail.tsx'
import { Pager } from './Pager.tsx'
import { useOlder } from './useOlder.ts'

const pageSize = 100

/** The chain itself, newest first, and its verification. */
export function AuditEntries() {
  const [action, setAction] = useState('')
  const [report, setReport] = useState<Result<'audit.verify'> | null>(null)
  const [checking, setChecking] = useState(false)
  const pages = useOlder()
  const filter = action === '' ? {} : { action }
  const { data, error } = useCall('audit.page', { before: pages.before, limit: pageSize, ...filter }, [
    'audit',
  ])
  const zone = usePreferences((preferences) => preferences.zone)
  const attempt = useNotice((notice) => notice.attempt)
  const commands = useMemo<Command[]>(() => {
    const verify = async () => {
      setChecking(true)
      setReport((await attempt(() => call('audit.verify', {}))) ?? null)
      setChecking(false)
    }
    return [
      {
        id: 'audit.verify',
        title: 'Verify the audit chain',
        group: 'Audit',
        keys: 'v',
        icon: ShieldCheck,
        run: () => void verify(),
      },
    ]
  }, [attempt])
  useCommands(commands)

  const entries = data?.entries ?? []
  return (
    <>
      <div className={css.bar}>
        <Select
          label="Action"
          value={action}
          onValue={(value) => {
            setAction(value)
            pages.newest()
          }}
          options={[
            { value: '', title: 'all actions' },
            ...(data?.actions ?? []).map((each) => ({ value: each, title: actionText(each) })),
          ]}
        />
        <span className={css.total}>{data === null ? '…' : `${grouped(data.total)} entries`}</span>
        <Button icon={ShieldCheck} keys="v" disabled={checking} onClick={() => commands[0]?.run()}>
          {checking ? 'Checking…' : 'Verify the chain'}
        </Button>
        <Pager pages={pages} last={entries.length === pageSize ? entries.at(-1)?.seq : undefined} />
      </div>
      {report !== null && <ChainReport report={report} />}
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <div className={css.scroll}>
        <Table
          caption="Audit entries, newest first"
          captionHidden
          rows={entries}
          rowKey={({ seq }) => seq}
          empty="Nothing of this kind has been done."
          className={css.entries}
          columns={[
            { id: 'seq', title: 'No.', align: 'end', cell: ({ seq }) => seq, width: '64px' },
            { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} />, width: '268px' },
            { id: 'actor', title: 'Who', cell: ({ actor }) => actor, width: '120px' },
            {
              id: 'action',
              title: 'What',
              cell: ({ action: what }) => <span title={what}>{actionText(what)}</span>,
              width: '180px',
            },
            {
              id: 'target',
              title: 'On',
              cell: ({ target }) => (
                <bdi title={target ?? undefined}>{withoutMiddle(target ?? '', 12, 6)}</bdi>
              ),
              width: '170px',
            },
            {
              id: 'detail',
              title: 'Detail',
              cell: ({ detail }) => <Detail detail={detail} />,
            },
            {
              id: 'hash',
              title: 'Hash',
              cell: ({ hash }) => <Hash value={hash} what="hash" head={6} tail={4} />,
              width: '150px',
            },
          ]}
        />
      </div>
    </>
  )
}
