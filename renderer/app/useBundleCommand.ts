import { PackagePlus } from 'lucide-react'
import { useMemo } from 'react'
import { may } from '../../shared/domain/roles.ts'
import { useRoutes } from '../store/route.ts'
import { useSelection } from '../store/selection.ts'
import { useStatus } from '../store/status.ts'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command } from './commands/command.ts'

/** Takes the chosen messages, else the search that is shown, to a new bundle. */
export function useBundleCommand(): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'bundle.these',
        title: 'Put the chosen rows, or this search, in a bundle…',
        group: 'Reading',
        keys: 'mod+e',
        icon: PackagePlus,
        words: 'export evidence',
        when: ({ role }) => role !== null && may(role, 'export'),
        run: bundleThese,
      },
    ],
    [],
  )
  useCommands(commands)
}

function bundleThese(): void {
  const { chosen } = useSelection.getState()
  const { route, go } = useRoutes.getState()
  if (chosen.length > 0) go({ screen: 'bundles', messages: chosen })
  else if (route.screen === 'search' && route.text) go({ screen: 'bundles', search: route.text })
  else
    useStatus.getState().say('Choose rows (Shift and arrows) or search first: Ctrl+E puts them in a bundle.')
}
