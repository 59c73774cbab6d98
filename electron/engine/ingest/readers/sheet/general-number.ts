/**
 * A number as a spreadsheet holds it, without the noise of binary fractions (15 digits, as Excel): 0.30000000000000004 is 0.3. Whole
 * numbers stand as they are up to whatever length the file spells them out; from 10^15 on a number that the file itself gives in
 * exponents stays so.
 * @returns the text itself where it is no number.
 */
export function generalNumber(raw: string): string {
  if (isWhole(raw)) return raw
  const number = raw.trim() === '' ? Number.NaN : Number(raw)
  if (!Number.isFinite(number)) return raw
  if (number === 0) return '0'
  const [digits = '', power = '0'] = number.toExponential(14).split('e')
  const exponent = Number(power)
  const negative = digits.startsWith('-')
  const figures = digits.replace(/[-.]/g, '').replace(/0+$/, '')
  return `${negative ? '-' : ''}${exponent >= 15 || exponent < -9 ? scientific(figures, exponent) : plain(figures, exponent)}`
}

/** Digits only, perhaps after a minus, and no leading zero. */
function isWhole(raw: string): boolean {
  const from = raw.charCodeAt(0) === 0x2d ? 1 : 0
  if (raw.length === from || (raw.charCodeAt(from) === 0x30 && raw.length > 1)) return false
  for (let at = from; at < raw.length; at++) {
    const c = raw.charCodeAt(at)
    if (c < 0x30 || c > 0x39) return false
  }
  return true
}

function plain(figures: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${figures}`
  if (figures.length <= exponent + 1) return figures.padEnd(exponent + 1, '0')
  return `${figures.slice(0, exponent + 1)}.${figures.slice(exponent + 1)}`
}

function scientific(figures: string, exponent: number): string {
  const mantissa = figures.length === 1 ? figures : `${figures[0]}.${figures.slice(1)}`
  return `${mantissa}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}
