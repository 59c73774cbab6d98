/** Several values in one cell: nothing is null, one stands as it is, more are a JSON array of strings. */
export function several(values: readonly string[]): string | null {
  const [first] = values
  if (first === undefined) return null
  return values.length === 1 ? first : JSON.stringify(values)
}
