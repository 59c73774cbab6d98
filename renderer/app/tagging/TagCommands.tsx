import { Tag, Tags, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { useScheme } from '../../lists/useScheme.ts'
import { useNotice } from '../../store/notice.ts'
import { useMay } from '../../store/session.ts'
import { useStatus } from '../../store/status.ts'
import { useApplicableCommands, useCommands } from '../commands/CommandsProvider.tsx'
import type { Command, CommandContext } from '../commands/command.ts'
import { BulkQuestionDialog } from './BulkQuestionDialog.tsx'
import { useTagChooser } from './chooser.ts'
import { TagChooser } from './TagChooser.tsx'
import { tagCommandId, takenKeys } from './taken-keys.ts'
import { useTagging, whyNotTag } from './useTagging.ts'
import { withdrawMine } from './withdraw-mine.ts'

/** Screens on which a key can tag: those where messages are read. */
const reading = ['messages', 'conversation', 'search', 'images', 'handle', 'returned', 'bookmarks']

const isReading = ({ screen, role }: CommandContext) => role !== null && reading.includes(screen)

/**
 * One command for each tag of the scheme, and the ones around them. The keys answer on every reading screen, also to say
 * why an account cannot tag; only those who can find them in the palette.
 */
export function TagCommands() {
  const scheme = useScheme()
  const { tag, question, answer } = useTagging()
  const chooser = useTagChooser()
  const applicable = useApplicableCommands()
  const mayTag = useMay('tag')
  // The text stays the same while the same keys are taken, so that the tag commands are not registered anew each time.
  const taken = JSON.stringify([...takenKeys(applicable)].toSorted(([a], [b]) => (a < b ? -1 : 1)))

  const commands = useMemo<Command[]>(() => {
    const takenHere = new Map<string, string>(JSON.parse(taken))
    const { attempt } = useNotice.getState()
    const tags = [...scheme.values()]
      .filter(({ retired }) => !retired)
      .map((def): Command => {
        const keyed = def.key !== null && !takenHere.has(def.key)
        return {
          id: tagCommandId(def.id),
          title: `Tag ${def.code}, ${def.name}`,
          group: 'Tags',
          icon: Tag,
          words: def.meaning,
          ...(keyed && def.key !== null ? { keys: def.key } : {}),
          keyOnly: !mayTag,
          when: (context) => isReading(context) && (keyed || mayTag),
          run: () => tag(def),
        }
      })
    return [
      ...tags,
      {
        id: 'tag.choose',
        title: 'Tag by name, with a note…',
        group: 'Tags',
        keys: 'shift+t',
        icon: Tags,
        when: isReading,
        run: () => {
          const why = whyNotTag()
          if (why === null) useTagChooser.getState().open()
          else useStatus.getState().say(why)
        },
      },
      {
        id: 'tag.withdraw',
        title: 'Withdraw my last tag on this message',
        group: 'Tags',
        keys: 'x',
        icon: Undo2,
        when: isReading,
        run: () => void attempt(() => withdrawMine((def) => scheme.get(def)?.code ?? 'the tag')),
      },
    ]
  }, [scheme, tag, taken, mayTag])
  useCommands(commands)

  return (
    <>
      {chooser.isOpen && (
        <TagChooser
          scheme={scheme}
          taken={new Map(JSON.parse(taken))}
          onClose={chooser.close}
          onTag={(def, note) => {
            chooser.close()
            tag(def, note)
          }}
        />
      )}
      {question !== null && <BulkQuestionDialog {...question} onAnswer={answer} />}
    </>
  )
}
