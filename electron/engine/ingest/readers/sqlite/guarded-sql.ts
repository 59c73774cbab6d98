import { rawLimit, recordLimit } from '../reader.ts'
import { blobLimit } from './cells.ts'
import type { Query } from './query.ts'

/** Columns whose being blobs one number tells. */
export const maskWidth = 40

/**
 * A query's rows, with what must be known of them before the values: [number,] [masks of blobs,] sizes. Values are cut where they are
 * longer than is kept, before they ever reach this program; the sizes of all values of a row stand beside them, with commas between, where
 * one of them is long.
 *
 * `exact`: texts come as their bytes, and bit n of mask m tells that column 40 m + n is a blob.
 */
export function guardedSql({ sql, numbered, columns }: Query, exact: boolean): string {
  const names = columns.map((_, index) => `c${index}`)
  const groups: string[][] = []
  for (let at = 0; at < names.length; at += maskWidth) groups.push(names.slice(at, at + maskWidth))
  const masks = groups.map((group) =>
    group.map((name, bit) => `((typeof(${name}) = 'blob') << ${bit})`).join(' | '),
  )
  // In brackets by groups: SQLite bounds the depth of an expression.
  const grouped = (each: (name: string) => string, joint: string) =>
    groups.map((group) => `(${group.map(each).join(joint)})`).join(joint)
  const long = grouped((name) => `coalesce(octet_length(${name}), 0) > ${blobLimit}`, ' OR ')
  const sizes = grouped((name) => `coalesce(octet_length(${name}), 0)`, ` || ',' || `)
  const number = numbered ? ['n'] : []
  const chosen = [
    ...number,
    ...(exact ? masks : []),
    `CASE WHEN ${long} THEN ${sizes} END`,
    ...names.map((name) => valueSql(name, exact)),
  ]
  return `WITH "winnow rows"(${[...number, ...names].join(', ')}) AS (
${sql}
) SELECT ${chosen.join(',\n')} FROM "winnow rows"`
}

/** substr of nothing is NULL, so it is used only where something is cut off. */
function valueSql(name: string, exact: boolean): string {
  const text = exact ? `CAST(${name} AS BLOB)` : name
  const whole = exact ? `CASE typeof(${name}) WHEN 'text' THEN ${text} ELSE ${name} END` : name
  return `CASE WHEN octet_length(${name}) > ${blobLimit} THEN
  CASE WHEN typeof(${name}) = 'blob' THEN substr(${name}, 1, ${blobLimit})
    WHEN octet_length(${name}) > ${recordLimit} THEN substr(${text}, 1, ${rawLimit}) ELSE ${text} END
  ELSE ${whole} END`
}
