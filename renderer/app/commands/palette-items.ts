import Fuse from 'fuse.js'
import type { Command } from './command.ts'

/** One thing that the palette found. */
export interface PaletteItem {
  readonly id: string
  readonly title: string
  /** A count, a date, a state: what tells it from its neighbours. */
  readonly detail?: string | undefined
  readonly keys?: string | undefined
  /** Handles and other names are shown in mono, exactly. */
  readonly mono?: boolean
  readonly run: () => void
}

/** A section of the palette and where its items come from. */
export interface PaletteProvider {
  readonly id: string
  readonly title: string
  /** Best first, a handful; '' asks for what is worth showing before anything is typed. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>
}

export interface PaletteSection {
  readonly id: string
  readonly title: string
  readonly items: readonly PaletteItem[]
}

/** Of each section as many as this are shown: the palette is for what one already has in mind. */
const SECTION_LIMIT = 8

/** Commands by approximate name, as the palette's own first section. */
export function actionsProvider(commands: readonly Command[]): PaletteProvider {
  const offered = commands.filter((command) => !command.keyOnly)
  const index = new Fuse(offered, {
    keys: [
      { name: 'title', weight: 3 },
      { name: 'words', weight: 1 },
      { name: 'group', weight: 0.5 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
  })
  return {
    id: 'actions',
    title: 'Actions',
    search: (text) =>
      Promise.resolve(
        (text.trim() === '' ? offered : index.search(text.trim()).map((found) => found.item)).map(
          (command) => ({
            id: command.id,
            title: command.title,
            detail: command.group,
            keys: command.keys,
            run: command.run,
          }),
        ),
      ),
  }
}

/**
 * Asks every provider and tells what has come so far each time one answers, in the providers' order. A provider that
 * fails leaves its section out; nothing is told after the signal.
 */
export async function searchPalette(
  providers: readonly PaletteProvider[],
  text: string,
  signal: AbortSignal,
  tell: (sections: readonly PaletteSection[], waiting: boolean) => void,
): Promise<void> {
  const answers = new Map<string, readonly PaletteItem[]>()
  let open = providers.length
  const report = () => {
    if (signal.aborted) return
    const sections = providers.flatMap(({ id, title }) => {
      const items = (answers.get(id) ?? []).slice(0, SECTION_LIMIT)
      return items.length > 0 ? [{ id, title, items }] : []
    })
    tell(sections, open > 0)
  }
  await Promise.all(
    providers.map(async (provider) => {
      try {
        answers.set(provider.id, await provider.search(text, signal))
      } catch {
        answers.delete(provider.id)
      }
      open--
      report()
    }),
  )
}
