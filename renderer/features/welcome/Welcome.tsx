import { FolderOpen, FolderPlus, PackageCheck, Sparkles } from 'lucide-react'
import { useMemo, useState } from 'react'
import { call } from '../../api/client.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { useNotice } from '../../store/notice.ts'
import { useSession } from '../../store/session.ts'
import { NewCaseDialog } from './NewCaseDialog.tsx'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import { RecentCases } from './RecentCases.tsx'
import { VerifyDialog } from './VerifyDialog.tsx'
import css from './Welcome.module.css'

type Open = 'new' | 'open' | 'verify' | null

/** Before a case is open: recent cases, and the four ways in. */
export function Welcome() {
  const [dialog, setDialog] = useState<Open>(null)
  const [busy, setBusy] = useState(false)
  const { failure, clear, attempt } = useNotice()
  const version = useSession(({ state }) => state?.version ?? '')

  const commands = useMemo<Command[]>(() => {
    const openSample = async () => {
      setBusy(true)
      await attempt(() => call('case.sample', {}))
      setBusy(false)
    }
    return [
      { id: 'case.new', title: 'New case…', group: 'Case', keys: 'n', run: () => setDialog('new') },
      { id: 'case.open', title: 'Open a case…', group: 'Case', keys: 'o', run: () => setDialog('open') },
      {
        id: 'case.sample',
        title: 'Open the sample case',
        group: 'Case',
        keys: 's',
        run: () => void openSample(),
      },
      {
        id: 'bundle.verify',
        title: 'Verify a bundle…',
        group: 'Case',
        keys: 'v',
        run: () => setDialog('verify'),
      },
    ]
  }, [attempt])
  useCommands(commands)
  const run = (id: string) => commands.find((command) => command.id === id)?.run()
  const close = () => setDialog(null)

  return (
    <main className={css.page}>
      <div className={css.column}>
        <header className={css.head}>
          <h1>Winnow</h1>
          <p>Offline review of seized messages. Nothing leaves this machine.</p>
        </header>
        {failure !== null && (
          <Banner kind="error" message={failure.message} code={failure.code} onDismiss={clear} />
        )}
        <div className={css.doors}>
          <Button look="primary" icon={FolderPlus} keys="n" onClick={() => run('case.new')}>
            New case…
          </Button>
          <Button icon={FolderOpen} keys="o" onClick={() => run('case.open')}>
            Open a case…
          </Button>
          <Button icon={Sparkles} keys="s" disabled={busy} onClick={() => run('case.sample')}>
            Open the sample case
          </Button>
          <Button look="quiet" icon={PackageCheck} keys="v" onClick={() => run('bundle.verify')}>
            Verify a bundle…
          </Button>
        </div>
        <p className={css.note}>
          The sample case is 5,000 invented messages with images: import, search, tag and attribute in it as
          you like. It opens as its reviewer; lock it to try the supervisor or the administrator.
        </p>
        <RecentCases />
        <p className={css.version}>Winnow {version}</p>
      </div>
      {dialog === 'new' && <NewCaseDialog onClose={close} />}
      {dialog === 'open' && <OpenCaseDialog onClose={close} />}
      {dialog === 'verify' && <VerifyDialog onClose={close} />}
    </main>
  )
}
