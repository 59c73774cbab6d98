/**
 * The search for what a handle sent and received from one UTC day on until another begins.
 * @param from YYYY-MM-DD
 * @param until the first day that is not in it; null: to the end
 */
export function searchOfDays(name: string, from: string, until: string | null): string {
  const quoted = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`
  const end = until === null ? '' : ` before:${until}T00:00Z`
  return `with:${quoted} after:${from}T00:00Z${end}`
}
