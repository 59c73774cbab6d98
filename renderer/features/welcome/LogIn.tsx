import { useMemo, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { call } from '../../api/client.ts'
import { closeCase } from '../../api/leaving.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useNotice } from '../../store/notice.ts'
import { useSession } from '../../store/session.ts'
import { useSecondsUntil } from './useSecondsUntil.ts'
import css from './Welcome.module.css'

const lastAccount = 'winnow.account'

/** The opened case's door: its name and marking, its accounts, a password. */
export function LogIn() {
  const opened = useSession(({ state }) => state?.case ?? null)
  const { failure, clear, attempt } = useNotice()
  const accounts = opened?.accounts ?? []
  const [account, setAccount] = useState(() => {
    const last = localStorage.getItem(lastAccount)
    return accounts.find((name) => name === last) ?? accounts[0] ?? ''
  })
  const [password, setPassword] = useState('')
  const [capsLock, setCapsLock] = useState(false)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)
  const until = error?.code === 'session.wait' ? Number(error.details?.until) : null
  const seconds = useSecondsUntil(until)

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'case.close',
        title: 'Close the case',
        group: 'Case',
        keys: 'escape',
        whileTyping: true,
        run: () => void attempt(closeCase),
      },
    ],
    [attempt],
  )
  useCommands(commands)
  if (opened === null) return null

  const logIn = async (name: string, secret: string) => {
    setBusy(true)
    clear()
    localStorage.setItem(lastAccount, name)
    try {
      await call('session.login', { account: name, password: secret })
    } catch (refused) {
      setError(toErrorShape(refused))
      setPassword('')
    }
    setBusy(false)
  }
  return (
    <main className={css.page}>
      <form
        className={css.card}
        onSubmit={(event) => {
          event.preventDefault()
          void logIn(account, password)
        }}
      >
        <header>
          <h1>{opened.operation || opened.name}</h1>
          <p className={css.marking}>{opened.marking}</p>
        </header>
        {failure !== null && (
          <Banner kind="error" message={failure.message} code={failure.code} onDismiss={clear} />
        )}
        {opened.readOnly !== null && <Banner kind="warning" message={opened.readOnly} />}
        {opened.encrypted ? (
          <>
            <Select
              label="Account"
              value={account}
              onValue={(name) => {
                setAccount(name)
                setError(null)
              }}
              options={accounts.map((name) => ({ value: name, title: name }))}
            />
            <TextField
              label="Password"
              type="password"
              autoFocus
              value={password}
              onValue={setPassword}
              onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
              hint={capsLock ? 'Caps Lock is on.' : undefined}
              error={
                seconds > 0
                  ? `${error?.message.split(':')[0]}: ${seconds} s left.`
                  : error?.code === 'session.wait'
                    ? 'Try again now.'
                    : error?.message
              }
            />
            <div className={css.row}>
              <Button look="primary" type="submit" disabled={busy || seconds > 0}>
                {busy ? 'Opening…' : 'Log in'}
              </Button>
              <Button look="quiet" keys="escape" onClick={() => void attempt(closeCase)}>
                Close the case
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>This case has no passwords. Log in as:</p>
            <div className={css.row}>
              {accounts.map((name) => (
                <Button
                  key={name}
                  look={name === account ? 'primary' : 'plain'}
                  autoFocus={name === account}
                  disabled={busy}
                  onClick={() => void logIn(name, '')}
                >
                  {name}
                </Button>
              ))}
              <Button look="quiet" keys="escape" onClick={() => void attempt(closeCase)}>
                Close the case
              </Button>
            </div>
            {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
          </>
        )}
      </form>
    </main>
  )
}
