import { isObject } from '../json-chat/fields.ts'

export interface JoinedText {
  text: string
  /** Addresses behind words, which the words do not show. */
  links: string[]
  /** Nothing but plain text: what the entities say stands in the text. */
  plain: boolean
}

/** Telegram's formatted text: a list of plain strings and of entities `{type, text, href?}`; null where the value is none. */
export function joinText(value: unknown): JoinedText | null {
  if (!Array.isArray(value)) return null
  const joined: JoinedText = { text: '', links: [], plain: true }
  let afterEntity = false
  for (const part of value) {
    if (typeof part === 'string') joined.text += part
    else if (isObject(part) && typeof part.text === 'string') {
      // An address begins a word; Telegram itself puts the space into the text between, tools that rewrite exports do not.
      if (afterEntity && part.type === 'link' && /\S$/.test(joined.text)) joined.text += ' '
      joined.text += part.text
      joined.plain &&= part.type === 'plain'
      if (typeof part.href === 'string') joined.links.push(part.href)
    } else return null
    afterEntity = typeof part !== 'string'
  }
  return joined
}
