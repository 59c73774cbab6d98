/** '1,234,567', as an English reader groups it. */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB')
}

/** '148k/s', '3.2M/s', '640/s': three figures are enough to see whether it goes well. */
export function rateText(perSecond: number): string {
  return `${short(perSecond)}/s`
}

/** '41 s', '3 min 20 s', '1 h 5 min'. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** Whole per cent: 100 % is said only when it is all done, 0 % only of nothing. */
export function percentText(done: number, total: number): string {
  if (total <= 0 || done <= 0) return '0 %'
  if (done >= total) return '100 %'
  if (done / total < 0.01) return 'under 1 %'
  return `${Math.min(99, Math.round((done / total) * 100))} %`
}

function short(value: number): string {
  if (value >= 1e6) return `${(value / 1e6).toFixed(value < 1e7 ? 1 : 0)}M`
  if (value >= 1e4) return `${Math.round(value / 1e3)}k`
  if (value >= 1e3) return `${(value / 1e3).toFixed(1)}k`
  return String(Math.round(value))
}
