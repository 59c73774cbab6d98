import { LogIn, Welcome } from '../features/welcome/index.ts'
import { useRoutes } from '../store/route.ts'
import { useSelection } from '../store/selection.ts'
import { useSession } from '../store/session.ts'
import { CommandsProvider } from './commands/CommandsProvider.tsx'
import { HostLink } from './HostLink.tsx'
import { Shell } from './Shell.tsx'
import { useEngine } from './useEngine.ts'
import { useIdleLock } from './useIdleLock.ts'
import { useTheme } from './useTheme.ts'

/** Which of the three it is: no case (welcome), nobody logged in (log in), or the work. */
export function App() {
  useEngine()
  useTheme()
  useIdleLock()
  const state = useSession((session) => session.state)
  const screen = useRoutes(({ route }) => route.screen)
  const chosen = useSelection((selection) =>
    Math.max(selection.chosen.length, selection.focused === null ? 0 : 1),
  )
  if (state === null) return null
  const inside = state.case !== null && state.account !== null
  return (
    <CommandsProvider
      context={{
        screen: inside ? screen : state.case === null ? 'welcome' : 'login',
        role: state.account?.role ?? null,
        writable: state.case !== null && state.case.readOnly === null,
        selected: chosen,
      }}
    >
      <HostLink />
      {state.case === null ? <Welcome /> : state.account === null ? <LogIn /> : <Shell key={state.session} />}
    </CommandsProvider>
  )
}
