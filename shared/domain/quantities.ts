/** Seconds in a supplier's own way of giving a burn time: '604800', '7 days', '12h', '1:30:00'; null when it says none. */
export function burnSeconds(text: string): number | null {
  const folded = text.trim().toLowerCase()
  if (/^\d{1,10}(\.\d+)?$/.test(folded)) return Math.round(Number(folded))
  const clock = /^(\d{1,4}):(\d{2}):(\d{2})$/.exec(folded)
  if (clock !== null) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const unit =
    /^(\d{1,6}(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)$/.exec(folded)
  if (unit === null) return null
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[(unit[2] ?? 's').charAt(0)] ?? 1
  return Math.round(Number(unit[1]) * seconds)
}

/** Degrees of one coordinate within ±limit, a decimal point or comma; null when the text is none. */
export function degrees(text: string, limit: 90 | 180): number | null {
  const match = /^([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEW])?$/i.exec(text.trim())
  if (match === null) return null
  const size = Number((match[1] ?? '').replace(',', '.'))
  const value = /[SW]/i.test(match[2] ?? '') ? -size : size
  return Math.abs(value) <= limit ? value : null
}

/** Latitude and longitude in one text: '51.5074, -0.1278', '51.5074 -0.1278', '(51.5;-0.12)'; null when it is none. */
export function position(text: string): { latitude: number; longitude: number } | null {
  const match = /^\(?\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*\)?$/.exec(text.trim())
  if (match === null) return null
  const latitude = degrees(match[1] ?? '', 90)
  const longitude = degrees(match[2] ?? '', 180)
  return latitude === null || longitude === null ? null : { latitude, longitude }
}
