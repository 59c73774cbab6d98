import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { MenuItem } from '../../components/Menu.tsx'
import { useIsFocusedPane } from '../../store/panes.ts'
import { applies, type Command, type CommandContext } from './command.ts'
import { createDispatcher } from './dispatcher.ts'
import { paceHeldKeys } from './held-keys.ts'
import { isMac } from './keys.ts'
import { type CommandRegistry, createCommandRegistry } from './registry.ts'

interface Commands {
  readonly registry: CommandRegistry
  readonly context: CommandContext
  /** Keys typed so far of a chord. */
  readonly pending: string
}

const Context = createContext<Commands | null>(null)

/** Holds the list of commands and listens for their keys on the whole window. */
export function CommandsProvider({ context, children }: { context: CommandContext; children: ReactNode }) {
  const [registry] = useState(createCommandRegistry)
  const [pending, setPending] = useState('')
  const now = useEffectEvent(() => context)
  useEffect(() => {
    const dispatcher = createDispatcher({
      registry,
      context: () => now(),
      mac: isMac(),
      onPending: setPending,
    })
    const unpace = paceHeldKeys(window)
    window.addEventListener('keydown', dispatcher.press)
    window.addEventListener('blur', dispatcher.reset)
    return () => {
      unpace()
      dispatcher.reset()
      window.removeEventListener('keydown', dispatcher.press)
      window.removeEventListener('blur', dispatcher.reset)
    }
  }, [registry])
  return <Context value={{ registry, context, pending }}>{children}</Context>
}

function useContextOfCommands(): Commands {
  const found = useContext(Context)
  if (!found) throw new Error('Commands are used outside of CommandsProvider.')
  return found
}

/** Adds commands while the calling component is shown in the focused pane. Make the list with useMemo: a new one is a new registration. */
export function useCommands(commands: readonly Command[]): void {
  const { registry } = useContextOfCommands()
  const focused = useIsFocusedPane()
  // Before anything is painted: what a key does is never older than what is seen.
  useLayoutEffect(() => (focused ? registry.add(commands) : undefined), [registry, commands, focused])
}

/** The commands that apply here, in the order of adding. */
export function useApplicableCommands(): readonly Command[] {
  const { registry, context } = useContextOfCommands()
  const all = useSyncExternalStore(registry.subscribe, registry.list)
  return useMemo(() => all.filter((command) => applies(command, context)), [all, context])
}

export function usePendingKeys(): string {
  return useContextOfCommands().pending
}

/** Menu entries for commands by id; those that do not apply here are greyed, those unknown are left out. */
export function useMenuItems(ids: readonly string[]): MenuItem[] {
  const { registry, context } = useContextOfCommands()
  const all = useSyncExternalStore(registry.subscribe, registry.list)
  return ids.flatMap((id) => {
    const command = all.find((one) => one.id === id)
    if (!command) return []
    const { title, keys, icon, run } = command
    return [{ id, title, keys, run, disabled: !applies(command, context), ...(icon ? { icon } : {}) }]
  })
}
