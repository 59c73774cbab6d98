import { several } from '../several.ts'

export interface SignalParts {
  text: string | null
  kind: string
  attachment: string | null
  quote: string | null
  reactions: string | null
  sticker: string | null
  deleted: string | null
}

const deleted = /^\(This message was deleted\)\s*$/
const reactions = /\n\(- ([^\n]*) -\)/
const sticker = /\n\(\( ([^\n]*) \)\)/
const link = /!?\[([^\]\n]{0,255})\]\((\.\/(?:media|attachments)\/[^)\n]{0,1000})\)(?: {2})?/g
const quote = /^\s*\n?((?:> ?[^\n]*(?:\n|$))+)\n*/
const call = /^(?:incoming|outgoing|missed) (?:(?:voice|video|group|adhoc) )?call(?: \([^)\n]*\))?$/i

/** Takes apart what stands behind a sender: the text, and what signal-export writes around it. */
export function signalParts(rest: string): SignalParts {
  const parts: SignalParts = {
    text: null,
    kind: 'text',
    attachment: null,
    quote: null,
    reactions: null,
    sticker: null,
    deleted: null,
  }
  let text = rest
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(text)
    if (found === null) return null
    text = text.slice(0, found.index) + text.slice(found.index + found[0].length)
    return found[1] ?? null
  }
  if (deleted.test(text)) {
    parts.deleted = text.trim()
    parts.kind = 'deleted'
  } else {
    parts.reactions = take(reactions)
    parts.sticker = take(sticker)
    parts.quote = take(quote)?.replace(/^> ?/gm, '').trimEnd() ?? null
    const names: string[] = []
    text = text.replace(link, (_, _name: string, path: string) => {
      names.push(decoded(path))
      return ''
    })
    parts.attachment = several(names)
  }
  // signal-export ends every text with two spaces, Markdown's line end.
  text = text.replace(/\n$/, '').replace(/ {2}$/, '')
  parts.text = text.trim() === '' ? null : text
  if (parts.text !== null && call.test(parts.text)) parts.kind = 'call'
  else if (parts.sticker !== null) parts.kind = 'sticker'
  else if (parts.attachment !== null) parts.kind = 'attachment'
  return parts
}

/** Spaces stand as %20 in links. */
const decoded = (path: string): string => path.slice(2).replaceAll('%20', ' ')
