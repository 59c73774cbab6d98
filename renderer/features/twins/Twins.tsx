import { useMemo } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Tabs } from '../../components/Tabs.tsx'
import { type Route, useRoutes } from '../../store/route.ts'
import { Apart } from './Apart.tsx'
import { MissingPacks } from './MissingPacks.tsx'
import { Pairs } from './Pairs.tsx'
import { Silences } from './Silences.tsx'
import { Status } from './Status.tsx'
import css from './Twins.module.css'

type Part = NonNullable<Extract<Route, { screen: 'twins' }>['part']> | 'status'

const parts = [
  { id: 'status', title: 'Twins', keys: 'a', command: 'What was linked, and by which rule' },
  { id: 'apart', title: 'Left apart', keys: 'l', command: 'Rows that could be matched in more than one way' },
  { id: 'pairs', title: 'Pairs of handles', keys: 'p', command: 'How far two packs agree, pair by pair' },
  { id: 'packs', title: 'Missing packs', keys: 'm', command: 'Handles for which no pack is held' },
  { id: 'silences', title: 'Silences', keys: 's', command: 'Days without data, handle by handle' },
] as const

/** One message served more than once, and what was not served at all. */
export function Twins({ part, message }: { part: Part; message: number | null }) {
  const { amend } = useRoutes(({ ways }) => ways)
  const commands = useMemo<Command[]>(
    () =>
      parts.map(({ id, keys, command }) => ({
        id: `twins.${id}`,
        title: command,
        group: 'Twins and gaps',
        keys,
        run: () => amend(routeOf(id)),
      })),
    [amend],
  )
  useCommands(commands)
  return (
    <div className={css.page}>
      <Tabs
        label="Twins and gaps"
        tabs={parts}
        value={part}
        onValue={(shown) => amend(routeOf(shown))}
        className={css.tabs}
      >
        {part === 'status' && <Status />}
        {part === 'apart' && <Apart message={message} />}
        {part === 'pairs' && <Pairs />}
        {part === 'packs' && <MissingPacks />}
        {part === 'silences' && <Silences />}
      </Tabs>
    </div>
  )
}

const routeOf = (part: Part): Route => (part === 'status' ? { screen: 'twins' } : { screen: 'twins', part })
