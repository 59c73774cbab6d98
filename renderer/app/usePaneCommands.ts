import { ArrowLeftRight, Columns2, PanelRightOpen } from 'lucide-react'
import { useMemo } from 'react'
import { call } from '../api/client.ts'
import { useNotice } from '../store/notice.ts'
import { usePanes } from '../store/panes.ts'
import { type Route, swapPanes, useRoutes } from '../store/route.ts'
import { useSelection } from '../store/selection.ts'
import { useCommands } from './commands/CommandsProvider.tsx'
import type { Command } from './commands/command.ts'

/** Commands around the second pane: a look to the side that leaves the work where it is. */
export function usePaneCommands(): void {
  const side = usePanes((panes) => panes.side)
  const commands = useMemo<Command[]>(() => {
    const open: Command[] = [
      {
        id: 'pane.message',
        title: 'Open the message’s conversation in the second pane',
        group: 'Panes',
        keys: 'alt+enter',
        icon: PanelRightOpen,
        words: 'beside split side',
        when: ({ selected }) => selected > 0,
        run: () => void useNotice.getState().attempt(openConversation),
      },
      {
        id: 'pane.here',
        title: 'Show this screen in the second pane as well',
        group: 'Panes',
        icon: Columns2,
        words: 'beside split side duplicate',
        run: () => inSide(useRoutes.getState().route),
      },
    ]
    if (!side) {
      return [
        {
          id: 'pane.open',
          title: 'Search in a second pane',
          group: 'Panes',
          keys: 'mod+\\',
          icon: Columns2,
          words: 'beside split side',
          run: () => inSide({ screen: 'search' }),
        },
        ...open,
      ]
    }
    return [
      {
        id: 'pane.close',
        title: 'Close the second pane',
        group: 'Panes',
        keys: 'mod+\\',
        icon: Columns2,
        run: () => usePanes.getState().closeSide(),
      },
      {
        id: 'pane.other',
        title: 'Go to the other pane',
        group: 'Panes',
        keys: 'f6',
        run: () => {
          const { focused, focus } = usePanes.getState()
          focus(focused === 'first' ? 'side' : 'first')
        },
      },
      {
        id: 'pane.swap',
        title: 'Swap the panes',
        group: 'Panes',
        keys: 'shift+f6',
        icon: ArrowLeftRight,
        run: swapPanes,
      },
      ...open,
    ]
  }, [side])
  useCommands(commands)
}

/** Shows a screen in the second pane and goes there; back in that pane leads to what it showed before. */
function inSide(route: Route): void {
  const { side, openSide, focus } = usePanes.getState()
  const routes = useRoutes.of('side').getState()
  if (side) routes.ways.go(route)
  else routes.put({ stack: [route], index: 0 })
  if (side) focus('side')
  else openSide()
}

async function openConversation(): Promise<void> {
  const { focused } = useSelection.getState()
  if (focused === null) return
  const { conversation, id } = await call('message.get', { id: focused })
  inSide({ screen: 'conversation', conversation: conversation.id, message: id })
}
