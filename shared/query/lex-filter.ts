import { type FieldName, fieldNames, likelyField, searchFields } from './fields.ts'
import { type Lexeme, QUOTES, Refusal, readQuoted, starsAt } from './lexeme.ts'
import type { Problem } from './syntax.ts'

/**
 * A filter whose value begins at `valueAt`.
 * @param endOfText where the run of characters ends that the filter begins
 * @throws Refusal when it has no value
 */
export function readField(
  text: string,
  field: FieldName,
  from: number,
  valueAt: number,
  endOfText: number,
): Lexeme {
  const { example } = searchFields[field]
  const character = text.charAt(valueAt)
  if (character === '(') {
    throw new Refusal(`${field}: takes one value. Write (${field}:one OR ${field}:two).`, {
      from,
      to: valueAt + 1,
    })
  }
  if (character !== '' && QUOTES.includes(character)) {
    const quoted = readQuoted(text, valueAt, QUOTES)
    const stars = starsAt(text, quoted.to)
    const to = quoted.to + stars
    if (quoted.text.trim() === '') {
      throw new Refusal(`${field}: has nothing between its quotes. Write for example ${example}.`, {
        from,
        to,
      })
    }
    return {
      kind: 'field',
      field,
      value: quoted.text.trim(),
      prefix: stars > 0,
      inner: quoted.inner,
      from,
      to,
    }
  }
  const to = endOfText
  if (to === valueAt) {
    throw new Refusal(`${field}: needs a value straight after the colon, as in ${example}.`, { from, to })
  }
  const { text: value, prefix } = cutValueStars(text.slice(valueAt, to), valueAt)
  return {
    kind: 'field',
    field,
    value,
    prefix,
    inner: { from: valueAt, to: valueAt + value.length },
    from,
    to,
  }
}

/** Notes a name before a colon that is nearly a filter's. */
export function noteLikelyField(name: string, at: number, notes: Problem[]): void {
  const likely = likelyField(name)
  if (likely === null) return
  const { example } = searchFields[likely]
  notes.push({
    message: `“${name}:” is not a filter, so it is searched as words. The filter is ${likely}:, as in ${example}. All filters: ${fieldNames.map((field) => `${field}:`).join(' ')}`,
    from: at,
    to: at + name.length + 1,
  })
}

/** Takes the stars off the end of an unquoted value. */
function cutValueStars(run: string, at: number): { text: string; prefix: boolean } {
  const text = run.replace(/\*+$/, '')
  const star = text.indexOf('*')
  if (text === '' || star !== -1) {
    throw new Refusal('In a filter * stands only at the end of a name, as in from:raven*.', {
      from: at + Math.max(0, star),
      to: text === '' ? at + run.length : at + star + 1,
    })
  }
  return { text, prefix: text.length < run.length }
}
