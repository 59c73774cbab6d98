/** Scripts that a message's text can be written in, as script: names them. A row's is stored by its place in this list: new ones go to the end. */
export const scripts = [
  'none',
  'latin',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'chinese',
  'japanese',
  'korean',
  'thai',
  'devanagari',
  'bengali',
  'armenian',
  'georgian',
  'ethiopic',
  'other',
] as const
export type Script = (typeof scripts)[number]

const patterns: readonly (readonly [RegExp, Script])[] = [
  [/\p{Script=Latin}/u, 'latin'],
  [/\p{Script=Cyrillic}/u, 'cyrillic'],
  [/\p{Script=Greek}/u, 'greek'],
  [/\p{Script=Arabic}/u, 'arabic'],
  [/\p{Script=Hebrew}/u, 'hebrew'],
  [/\p{Script=Han}|\p{Script=Bopomofo}/u, 'chinese'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'japanese'],
  [/\p{Script=Hangul}/u, 'korean'],
  [/\p{Script=Thai}/u, 'thai'],
  [/\p{Script=Devanagari}/u, 'devanagari'],
  [/\p{Script=Bengali}/u, 'bengali'],
  [/\p{Script=Armenian}/u, 'armenian'],
  [/\p{Script=Georgian}/u, 'georgian'],
  [/\p{Script=Ethiopic}/u, 'ethiopic'],
]

/** By character from 0x80 on, as they are met: there are far fewer in a case than in Unicode. */
const known = new Map<string, Script | null>()

function scriptOfLetter(character: string): Script | null {
  const found = known.get(character)
  if (found !== undefined) return found
  const script = /\p{L}/u.test(character)
    ? (patterns.find(([pattern]) => pattern.test(character))?.[1] ?? 'other')
    : null
  known.set(character, script)
  return script
}

const onlyAscii = /^[\0-\x7f]*$/

/**
 * The script that most of a text's letters are in; of two with equally many, the one that is not Latin. Han characters beside
 * kana are Japanese. `none`: no letters at all, such as a number or an emoji.
 */
export function scriptOf(text: string): Script {
  if (onlyAscii.test(text)) return /[A-Za-z]/.test(text) ? 'latin' : 'none'
  const counts = new Map<Script, number>()
  for (const character of text) {
    const code = character.charCodeAt(0)
    const script =
      code < 0x80
        ? (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
          ? 'latin'
          : null
        : scriptOfLetter(character)
    if (script !== null) counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  const kana = counts.get('japanese')
  if (kana !== undefined) {
    counts.set('japanese', kana + (counts.get('chinese') ?? 0))
    counts.delete('chinese')
  }
  let best: Script = 'none'
  let most = 0
  for (const [script, count] of counts) {
    if (count > most || (count === most && best === 'latin')) {
      best = script
      most = count
    }
  }
  return best
}
