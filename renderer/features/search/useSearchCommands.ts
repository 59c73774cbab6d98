import { BookmarkPlus, ListFilter, Search, SlidersHorizontal } from 'lucide-react'
import { useEffectEvent, useMemo } from 'react'
import { may } from '../../../shared/domain/roles.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'

export interface SearchActions {
  readonly toggleBuilder: () => void
  readonly toFacets: () => void
  readonly toBox: () => void
  /** Null: there is nothing to save yet. */
  readonly save: (() => void) | null
}

/** What can be done on the search screen, by key and palette. */
export function useSearchCommands({ toggleBuilder, toFacets, toBox, save }: SearchActions): void {
  const saves = useEffectEvent(() => save?.())
  const savable = save !== null
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'search.edit',
          title: 'Change the search',
          group: 'Search',
          keys: 'e',
          icon: Search,
          run: toBox,
        },
        {
          id: 'search.builder',
          title: 'Build the search from lines',
          group: 'Search',
          keys: 'mod+b',
          icon: SlidersHorizontal,
          words: 'advanced query form builder',
          run: toggleBuilder,
        },
        {
          id: 'search.facets',
          title: 'Go to the filters beside the hits',
          group: 'Search',
          keys: 'shift+f',
          icon: ListFilter,
          words: 'facets narrow',
          run: toFacets,
        },
        ...(savable
          ? [
              {
                id: 'search.save',
                title: 'Save this search…',
                group: 'Search',
                keys: 'mod+s',
                icon: BookmarkPlus,
                words: 'keep name',
                when: ({ role, writable }) => writable && role !== null && may(role, 'tag'),
                run: () => saves(),
              } satisfies Command,
            ]
          : []),
      ],
      [toggleBuilder, toFacets, toBox, savable],
    ),
  )
}
