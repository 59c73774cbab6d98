import { Copy, Quote } from 'lucide-react'
import { useMemo } from 'react'
import { quotationHtml, quotationText } from '../../../shared/bundle/quotation.ts'
import { citation } from '../../../shared/domain/citation.ts'
import { call } from '../../api/client.ts'
import { useNotice } from '../../store/notice.ts'
import { useOwn } from '../../store/own.ts'
import { usePreferences } from '../../store/preferences.ts'
import { acted, useSelection } from '../../store/selection.ts'
import { useStatus } from '../../store/status.ts'
import { useCommands } from '../commands/CommandsProvider.tsx'
import type { Command, CommandContext } from '../commands/command.ts'

/** More rows than this are the business of a bundle. */
const most = 100
/** Rows around, until a person says otherwise. */
const firstAround = 3

const there = ({ selected }: CommandContext) => selected > 0

/** Ways to take the focused or chosen rows along: where they stand, or what they say with what was said around them. */
export function useCopyCommands(onAsk: () => void): void {
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'citation.copy',
          title: 'Copy the citation (exhibit, file, row, address)',
          group: 'Message',
          keys: 'shift+y',
          icon: Quote,
          words: 'address uid reference',
          when: there,
          run: () => void useNotice.getState().attempt(copyCitations),
        },
        {
          id: 'context.copy',
          title: 'Copy the message with what was said around it',
          group: 'Message',
          keys: 'alt+y',
          icon: Copy,
          words: 'context quote clipboard',
          when: there,
          run: () => void useNotice.getState().attempt(() => copyWithContext(around())),
        },
        {
          id: 'context.copy.ask',
          title: 'Copy the message with more or fewer rows around it…',
          group: 'Message',
          icon: Copy,
          words: 'context quote clipboard',
          when: there,
          run: onAsk,
        },
      ],
      [onAsk],
    ),
  )
}

export interface Around {
  readonly before: number
  readonly after: number
}

/** How many rows before and after a person wants. */
export function around(): Around {
  const { view } = useOwn.getState()
  const of = (name: string) => {
    const kept = view[name]
    return typeof kept === 'number' ? kept : firstAround
  }
  return { before: of('copy.before'), after: of('copy.after') }
}

/** The focused or chosen rows; null, with a word in the status bar, when they are too many. */
function copied(what: string): number[] | null {
  const messages = [...acted(useSelection.getState())]
  if (messages.length <= most) return messages
  useStatus.getState().say(`${what} are copied for up to ${most} rows; more of them are what a bundle is for`)
  return null
}

async function copyCitations(): Promise<void> {
  const messages = copied('Citations')
  if (messages === null) return
  const lines: string[] = []
  for (const id of messages) {
    lines.push(citation((await call('message.get', { id })).address))
  }
  await navigator.clipboard.writeText(lines.join('\n'))
  useStatus.getState().say(lines.length === 1 ? `Copied ${lines[0]}` : `Copied ${lines.length} citations`)
}

/**
 * Puts the rows on the clipboard, as text and as a table, each with its address, its time with the zone, and the hash of its file. The
 * audit says so.
 * @throws WinnowError
 */
export async function copyWithContext({ before, after }: Around): Promise<void> {
  const messages = copied('Messages')
  if (messages === null || messages.length === 0) return
  const { rows } = await call('message.quote', { messages, before, after })
  const { zone } = usePreferences.getState()
  await write(quotationText(rows, zone), quotationHtml(rows, zone))
  const others = rows.length - messages.length
  const what = messages.length === 1 ? 'the message' : `${messages.length} messages`
  useStatus
    .getState()
    .say(`Copied ${what}${others > 0 ? ` and ${others} rows around` : ''}; the audit says so`)
}

async function write(text: string, html: string): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type })
  const item = new ClipboardItem({
    'text/plain': blob(text, 'text/plain'),
    'text/html': blob(html, 'text/html'),
  })
  // Where tables are not let onto the clipboard, the text is.
  await navigator.clipboard.write([item]).catch(() => navigator.clipboard.writeText(text))
}
