import {
  ArrowLeft,
  ArrowRight,
  CircleHelp,
  Clock,
  Lock,
  LogOut,
  Palette,
  Redo2,
  Search,
  Settings,
  Undo2,
  UsersRound,
} from 'lucide-react'
import { useMemo } from 'react'
import { may } from '../../shared/domain/roles.ts'
import { closeCase, logOut } from '../api/leaving.ts'
import { useNotice } from '../store/notice.ts'
import { usePreferences } from '../store/preferences.ts'
import { type Route, useRoutes } from '../store/route.ts'
import { useUndo } from '../store/undo.ts'
import type { AppDialog } from './AppDialogs.tsx'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command } from './commands/command.ts'
import { importIcon, navScreens } from './screens.tsx'

const themes = ['system', 'light', 'dark', 'contrast'] as const

/** Commands that are there on every screen. */
export function useShellCommands(setDialog: (dialog: AppDialog) => void): void {
  const commands = useMemo<Command[]>(() => {
    const go = (route: Route) => useRoutes.getState().go(route)
    const back = () => useRoutes.getState().back()
    const forward = () => useRoutes.getState().forward()
    const { attempt } = useNotice.getState()
    const { undo, redo } = useUndo.getState()
    const { setTheme, setZone, toggleInspector } = usePreferences.getState()
    return [
      ...navScreens.map(
        ({ screen, title, icon, keys, route, needs, words }): Command => ({
          id: `screen.${screen}`,
          title: `Go to ${title}`,
          group: 'Screens',
          keys,
          icon,
          ...(words ? { words } : {}),
          when: ({ role }) => role !== null && (needs === undefined || may(role, needs)),
          run: () => go(route),
        }),
      ),
      {
        id: 'import',
        title: 'Import a file…',
        group: 'Case',
        keys: 'mod+i',
        icon: importIcon,
        when: ({ role, writable }) => role !== null && writable && may(role, 'import'),
        run: () => go({ screen: 'import' }),
      },
      {
        id: 'find',
        title: 'Find anything',
        group: 'Everywhere',
        keys: 'mod+k',
        icon: Search,
        keyOnly: true,
        whileTyping: true,
        run: () => setDialog('palette'),
      },
      {
        id: 'search.box',
        title: 'Search messages',
        group: 'Everywhere',
        keys: '/',
        icon: Search,
        run: () => go({ screen: 'search' }),
      },
      {
        id: 'keys',
        title: 'Show the keys that apply here',
        group: 'Everywhere',
        keys: '?',
        icon: CircleHelp,
        run: () => setDialog('keys'),
      },
      { id: 'back', title: 'Back', group: 'Everywhere', keys: 'alt+left', icon: ArrowLeft, run: back },
      {
        id: 'forward',
        title: 'Forward',
        group: 'Everywhere',
        keys: 'alt+right',
        icon: ArrowRight,
        run: forward,
      },
      {
        id: 'undo',
        title: 'Undo',
        group: 'Everywhere',
        keys: 'mod+z',
        icon: Undo2,
        run: () => void attempt(undo),
      },
      {
        id: 'redo',
        title: 'Redo',
        group: 'Everywhere',
        keys: 'mod+shift+z',
        icon: Redo2,
        run: () => void attempt(redo),
      },
      {
        id: 'inspector',
        title: 'Show or hide the inspector',
        group: 'View',
        keys: 'shift+i',
        run: toggleInspector,
      },
      {
        id: 'zone',
        title: 'Show clocks in the other zone (UTC, London)',
        group: 'View',
        keys: 'mod+shift+u',
        icon: Clock,
        run: () => setZone(usePreferences.getState().zone === 'UTC' ? 'Europe/London' : 'UTC'),
      },
      {
        id: 'theme',
        title: 'Next theme (system, light, dark, high contrast)',
        group: 'View',
        icon: Palette,
        run: () =>
          setTheme(themes[(themes.indexOf(usePreferences.getState().theme) + 1) % themes.length] ?? 'system'),
      },
      {
        id: 'settings',
        title: 'Settings…',
        group: 'Case',
        keys: 'mod+,',
        icon: Settings,
        run: () => setDialog('settings'),
      },
      {
        id: 'beside',
        title: 'Two handles side by side…',
        group: 'Screens',
        icon: UsersRound,
        words: 'compare beside timeline',
        when: ({ role }) => role !== null,
        run: () => setDialog('beside'),
      },
      { id: 'password', title: 'Change my password…', group: 'Case', run: () => setDialog('password') },
      {
        id: 'lock',
        title: 'Lock',
        group: 'Case',
        keys: 'mod+l',
        icon: Lock,
        whileTyping: true,
        run: () => void attempt(() => logOut('person')),
      },
      {
        id: 'case.close',
        title: 'Close the case',
        group: 'Case',
        keys: 'mod+shift+w',
        icon: LogOut,
        run: () => void attempt(closeCase),
      },
    ]
  }, [setDialog])
  useCommands(commands)
}
