/** '1,234,567' */
export const count = (number: number) => number.toLocaleString('en-GB')

/** '1 row', '1,234 rows' */
export const counted = (number: number, one: string, many = `${one}s`) =>
  `${count(number)} ${number === 1 ? one : many}`
