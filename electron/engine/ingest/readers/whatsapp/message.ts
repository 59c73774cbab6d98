import { marks } from '../../../../../shared/domain/time-words.ts'
import {
  attachedWords,
  callWords,
  deletedWords,
  editedNote,
  encryptionNotice,
  omittedKind,
  pollWords,
  securityNotice,
} from './words.ts'

/** What the text behind a sender is. */
export interface MessageParts {
  text: string | null
  kind: string
  attachment: string | null
  omitted: string | null
  edited: string | null
  deleted: string | null
  position: string | null
}

const oneMark = new RegExp(`[${marks}]`)
const lineMarks = /\u200e/g
/** Vowel signs of Arabic, which WhatsApp's own words have in one version and not in the next. */
const vowels = /[\u064b-\u0652]/g
/** `Plan.pdf • 3 pages document omitted`, the mark between lost on the way. */
const named = /^(.{1,200}\.\w{1,5}(?: • (?:\d{1,5} \S{1,20}|\S{1,20} \d{1,5}))?) (\S+(?: \S+){0,3})$/u
/** iOS: `<attached: 00000012-PHOTO-….jpg>`, in any language, behind the caption. */
const attachedIos = /\u200e?<\p{L}[^<>:\n]{1,24}\s?:\s?([^<>\n]{1,200}\.\w{1,5})>/u
/** Android: `IMG-20200414-WA0001.jpg (file attached)`, the caption on the next line. */
const attachedAndroid = /^\u200e?([^\n<>]{1,200}\.\w{1,5}) \(([^()\n]{3,40})\)(?:\n|$)/u
/** WhatsApp's own names of files: then the words in brackets may be of any language. */
const ownName = /^(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+\./
const mapsLink = /https:\/\/maps\.google\.com\/(?:maps)?\?q=(-?\d{1,3}(?:\.\d+)?),\s?(-?\d{1,3}(?:\.\d+)?)/

/** No note of WhatsApp behind a text is longer: what is behind it is searched, never a whole text. */
const longestNote = 120
/** A text with a file's name and a note is not longer. */
const longestNamed = 400

/** `rest`: all behind "Name: ", line ends as LF. On iOS, what WhatsApp itself wrote begins with U+200E. */
export function messageParts(rest: string): MessageParts {
  const parts: MessageParts = {
    text: null,
    kind: 'text',
    attachment: null,
    omitted: null,
    edited: null,
    deleted: null,
    position: null,
  }
  const marked = rest.startsWith('\u200e')
  let text = rest
  const tail = Math.max(0, text.length - longestNote)
  const edited = text.includes('>', tail) ? editedNote.exec(text.slice(tail)) : null
  if (edited !== null) {
    parts.edited = edited[1] ?? null
    text = text.slice(0, tail + edited.index)
  }
  text = takeAttachment(text, parts)
  const bare = withoutEdgeMarks(text)
  parts.text = bare.trim() === '' ? null : bare
  if (parts.attachment !== null) return parts
  if (takeOmitted(bare, parts)) return parts
  const plain = bare.replace(lineMarks, '').replace(vowels, '').trim()
  const position = mapsLink.exec(plain)
  if (plain.length < 200 && deletedWords.test(plain)) {
    parts.deleted = plain
    parts.kind = 'deleted'
  } else if (plain.length < 200 && callWords.test(plain)) parts.kind = 'call'
  else if (pollWords.test(plain)) parts.kind = 'poll'
  else if (position !== null) {
    parts.position = `${position[1]},${position[2]}`
    parts.kind = 'location'
  } else if ((marked && !plain.includes('https://')) || isNotice(plain)) parts.kind = 'system'
  return parts
}

/** Left out of the export: the note is all there is, or stands before the caption (Android) or behind the file's name (iOS). */
function takeOmitted(text: string, parts: MessageParts): boolean {
  const lineEnd = text.indexOf('\n')
  const first = lineEnd < 0 ? text : text.slice(0, lineEnd)
  const file = lineEnd < 0 && text.length < longestNamed && text.includes('.') ? named.exec(text) : null
  const inFront =
    (lineEnd < 0 && file === null) || first.startsWith('<')
      ? omittedKind(first.replace(lineMarks, '').trim())
      : null
  if (inFront !== null) {
    parts.omitted = first.replace(lineMarks, '').trim()
    parts.kind = inFront
    if (lineEnd >= 0) parts.text = text.slice(lineEnd + 1)
    return true
  }
  if (lineEnd >= 0 && !text.includes('\u200e')) return false
  const marked = text.lastIndexOf('\u200e')
  const [, before = '', behind = ''] =
    marked > 0 ? ['', text.slice(0, marked), text.slice(marked + 1)] : (file ?? [])
  const kind = omittedKind(behind.trim())
  if (kind === null) return false
  parts.omitted = behind.trim()
  parts.kind = kind
  parts.text = before.trim()
  return true
}

function withoutEdgeMarks(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && oneMark.test(text[from] ?? '')) from++
  while (to > from && oneMark.test(text[to - 1] ?? '')) to--
  return text.slice(from, to)
}

const isNotice = (text: string): boolean =>
  text.length < 400 && (securityNotice.test(text) || encryptionNotice.test(text)) && !text.includes('\n')

/** The text without what names the file. */
function takeAttachment(text: string, parts: MessageParts): string {
  if (!text.includes('>') && !text.includes(')')) return text
  const ios = attachedIos.exec(text)
  const name = ios?.[1]
  if (ios !== null && name !== undefined) {
    parts.attachment = name
    parts.kind = fileKind(name)
    const caption = text.slice(0, ios.index) + text.slice(ios.index + ios[0].length)
    return caption.trim()
  }
  const android = attachedAndroid.exec(text)
  const file = android?.[1]
  if (android === null || file === undefined) return text
  if (!ownName.test(file) && !attachedWords.test(android[2] ?? '')) return text
  parts.attachment = file
  parts.kind = fileKind(file)
  return text.slice(android[0].length)
}

const extensions: readonly (readonly [RegExp, string])[] = [
  [/\.(jpe?g|png|heic|gif)$/i, 'photo'],
  [/\.webp$/i, 'sticker'],
  [/\.(mp4|mov|3gp|mkv|avi)$/i, 'video'],
  [/\.(opus|m4a|mp3|ogg|aac|amr|wav)$/i, 'audio file'],
  [/\.vcf$/i, 'contact file'],
]

const fileKind = (name: string): string => extensions.find(([pattern]) => pattern.test(name))?.[1] ?? 'file'
