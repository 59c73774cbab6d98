/** What a number in a cell means, by the format it is shown in. */
export type NumberKind = 'number' | 'date' | 'time' | 'date and time' | 'duration'

/** A kind, and for a number in a format of zeros alone (00000) how many digits it is shown with at least. */
export interface NumberFormat {
  readonly kind: NumberKind
  readonly digits: number
}

export const generalFormat: NumberFormat = { kind: 'number', digits: 0 }

/**
 * ECMA-376 part 1, 18.8.30: ids below 164 are built in and have no code in the file. 27–36 and 50–58 are dates of East Asian
 * versions; which of them show a time depends on the language, so they count as dates, of which a time is never dropped.
 */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return of('date')
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return of('time')
  if (id === 22) return of('date and time')
  return id === 46 ? of('duration') : generalFormat
}

/** Excel's own limit is 255. */
const longestCode = 1000

/** What a format's code says (ECMA-376 part 1, 18.8.31); its first section decides. */
export function readFormat(code: string): NumberFormat {
  const zeros = /^0{2,15}$/.exec(code)
  if (zeros !== null) return { kind: 'number', digits: code.length }
  if (code.length > longestCode || /^\s*(general|@)/i.test(code)) return generalFormat
  const bare = unquoted(code)
  if (/\[(h+|m+|s+)\]/i.test(bare)) return of('duration')
  const section = bare.replace(/\[[^\]]*\]/g, '').split(';')[0] ?? ''
  // 0.00E+00 is a number; an e without a sign is a year of an era.
  const letters = section.replace(/e[+-]/gi, '').replace(/am\/pm|a\/p/gi, 'h')
  const runs = letters.toLowerCase().match(/y+|m+|d+|h+|s+|e+|g+|a{3,}|b+/g) ?? []
  let date = false
  let time = false
  runs.forEach((run, index) => {
    const clock = run[0] === 'h' || run[0] === 's'
    const minutes = run[0] === 'm' && (runs[index - 1]?.[0] === 'h' || runs[index + 1]?.[0] === 's')
    if (clock || minutes) time = true
    else date = true
  })
  if (date) return of(time ? 'date and time' : 'date')
  return of(time ? 'time' : 'number')
}

const of = (kind: NumberKind): NumberFormat => ({ kind, digits: 0 })

/** Without literals: "days", \d, _) and *-. */
function unquoted(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*./gs, '')
}
