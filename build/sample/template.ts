import { PARTS_OF_DAY, PERIODS } from './calendar.ts'
import { elementMask } from './elements.ts'
import { inStyle, KEEP, STYLES, type Style } from './style.ts'

/*
 * The scripts are plain text:
 *
 *   = payment p3 eve              a block begins; the words behind are its tags
 *   a Left the *key* under the mat       speaker a; *key* is slang in an innocent place (a trap)
 *   p>s 20 {u} of {com} at {price} | KQP      from role p to role s, with the elements that it gives away
 *   b | img:food                  an image without a caption
 *   c>p Its {first} | clue:first-name/name     an attribution clue and its independence group
 *
 * {name} is a slot filled in when the block is used; ⏎ is a line break inside the message.
 */

export type Kind = 'text' | 'image' | 'call' | 'note' | 'system'

/** A line in one style: text[0] slot[0] text[1] slot[1] … text[n], already escaped for CSV. */
interface Parts {
  readonly text: readonly string[]
  readonly slots: readonly number[]
  /** Whether the cell must stand in quotes. */
  readonly quoted: boolean
}

export interface Line {
  /** The script it comes from ("food", "haulier", …). */
  readonly topic: string
  readonly from: number
  readonly to: number
  readonly kind: Kind
  readonly elements: number
  readonly scene: string
  /** Trap words joined by ';', or ''. */
  readonly traps: string
  readonly clue: Clue | null
  readonly styles: readonly Parts[]
}

export interface Clue {
  readonly name: string
  readonly group: string
  /** False where the line speaks against the attribution. */
  readonly supports: boolean
}

export interface Block {
  readonly tags: ReadonlySet<string>
  readonly lines: readonly Line[]
  readonly slots: readonly number[]
}

const SLOT_IDS = new Map<string, number>()
/** Slots whose values hold commas: the cell must stand in quotes. */
const COMMA_SLOTS = new Set(['addr', 'total'])

/** The number of a slot; the same name always has the same number. */
export function slotId(name: string): number {
  let id = SLOT_IDS.get(name)
  if (id === undefined) {
    id = SLOT_IDS.size
    SLOT_IDS.set(name, id)
  }
  return id
}

/** The speaker's word for the other ("mate", "bro"): set anew for each line. */
export const VOCATIVE = slotId('m')

/** The text of a line. @param values slot values by slot number */
export function render(line: Line, style: Style, values: readonly string[], tail: string): string {
  const parts = line.styles[style]
  if (parts === undefined) throw new RangeError(`style ${style} is not known`)
  let s = parts.text[0] ?? ''
  for (let i = 0; i < parts.slots.length; i++)
    s += (values[parts.slots[i] ?? 0] ?? '') + (parts.text[i + 1] ?? '')
  return parts.quoted ? `"${s}${tail}"` : s + tail
}

/** Reads a script. Throws on a line that it does not understand, naming it. */
export function parseScript(topic: string, script: string): Block[] {
  const blocks: Block[] = []
  let tags = new Set<string>()
  let lines: Line[] = []
  const finish = (): void => {
    if (lines.length > 0) blocks.push({ tags, lines, slots: slotsOf(lines) })
    lines = []
  }
  for (const raw of script.split('\n')) {
    const row = raw.trim()
    if (row === '') continue
    if (row.startsWith('=')) {
      finish()
      tags = new Set(row.slice(1).trim().split(/\s+/).filter(Boolean))
    } else {
      lines.push(parseLine(topic, row))
    }
  }
  finish()
  return blocks
}

const ROLES = 'pstc'

function parseLine(topic: string, row: string): Line {
  const match = /^(?:([ab])|([pstc])>([pstc]))(?: (.*?))?(?: ?\| (.+))?$/.exec(row)
  if (match === null) throw new SyntaxError(`script line not understood: ${row}`)
  const [, side, fromRole, toRole, body = '', marks = ''] = match
  const from = side === undefined ? ROLES.indexOf(fromRole ?? '') : side === 'a' ? 0 : 1
  const to = side === undefined ? ROLES.indexOf(toRole ?? '') : 1 - from
  let kind: Kind = 'text'
  let elements = 0
  let scene = ''
  let clue: Clue | null = null
  for (const mark of marks.split(/\s+/).filter(Boolean)) {
    const [word = '', value = ''] = mark.split(':')
    if (word === 'img') {
      kind = 'image'
      scene = value
    } else if (word === 'clue' || word === 'against') {
      const [name = '', group = ''] = value.split('/')
      clue = { name, group, supports: word === 'clue' }
    } else {
      elements |= elementMask(mark)
    }
  }
  const traps = [...body.matchAll(/\*([^*]+)\*/g)].map((m) => (m[1] ?? '').toLowerCase())
  const styles = STYLES.map((_, style) => compile(body, style as Style))
  return { topic, from, to, kind, elements, scene, traps: [...new Set(traps)].join(';'), clue, styles }
}

function compile(body: string, style: Style): Parts {
  const marked = body.replace(/\*([^*]+)\*/g, `${KEEP}$1${KEEP}`).replaceAll('⏎', '\n')
  const pieces = marked.split(/\{(\w+)\}/)
  const text: string[] = []
  const slots: number[] = []
  let quoted = false
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 1) {
      slots.push(slotId(piece))
      if (COMMA_SLOTS.has(piece)) quoted = true
    } else {
      const styled = inStyle(piece, style, i === 0, i === pieces.length - 1)
      if (/[",\n]/.test(styled)) quoted = true
      text.push(styled.replaceAll('"', '""'))
    }
  }
  return { text, slots, quoted }
}

function slotsOf(lines: readonly Line[]): number[] {
  const all = lines.flatMap((line) => line.styles.flatMap((parts) => parts.slots))
  return [...new Set(all)].filter((id) => id !== VOCATIVE)
}

/** Blocks by [period][part of day], each list holding what may be said then. */
export function byTime(blocks: readonly Block[]): Block[][][] {
  const parts = ['am', 'pm', 'eve']
  return Array.from({ length: PERIODS }, (_, period) =>
    Array.from({ length: PARTS_OF_DAY }, (_, part) =>
      blocks.filter(
        (block) =>
          allows(block, `p${period + 1}`, (tag) => /^p\d$/.test(tag)) &&
          allows(block, parts[part] ?? '', (tag) => parts.includes(tag)),
      ),
    ),
  )
}

/** True if the block has no tag of that sort, or has this one. */
function allows(block: Block, tag: string, ofSort: (tag: string) => boolean): boolean {
  return block.tags.has(tag) || ![...block.tags].some(ofSort)
}
