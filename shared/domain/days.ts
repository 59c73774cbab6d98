const dayMs = 86_400_000

/** Whether a text YYYY-MM-DD names a day that exists. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** YYYY-MM-DD of a day given as days since 1970-01-01 (UTC). */
export function dayText(daysSince1970: number): string {
  return new Date(daysSince1970 * dayMs).toISOString().slice(0, 10)
}
