export interface GridLay {
  readonly columns: number
  /** px */
  readonly lineHeight: number
}

/**
 * Where to scroll when cells change their size: the active cell, if it is in sight, stays at its height on screen; else what stands at the
 * top stays there. All in px.
 */
export function keptTop(
  { top, viewport }: { readonly top: number; readonly viewport: number },
  was: GridLay,
  now: GridLay,
  active: number | null,
): number {
  if (was.columns === now.columns && was.lineHeight === now.lineHeight) return top
  const lineOf = (index: number, { columns, lineHeight }: GridLay) => Math.floor(index / columns) * lineHeight
  const inSight =
    active !== null && lineOf(active, was) + was.lineHeight > top && lineOf(active, was) < top + viewport
  const kept = inSight ? active : Math.round(top / was.lineHeight) * was.columns
  const height = Math.max(0, Math.min(viewport - now.lineHeight, lineOf(kept, was) - top))
  return lineOf(kept, now) - height
}
