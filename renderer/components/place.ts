export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Distance kept from the window's edges, px. */
const MARGIN = 4

/**
 * Where a floating box of `size` goes beside `anchor`: below and aligned to its left edge (or centred), above where
 * there is no room below, and always inside the window.
 */
export function place(
  anchor: Box,
  size: Size,
  window: Size,
  { gap = 4, align = 'start' }: { gap?: number; align?: 'start' | 'center' | 'end' } = {},
): { left: number; top: number } {
  const wanted = {
    start: anchor.left,
    center: (anchor.left + anchor.right - size.width) / 2,
    end: anchor.right - size.width,
  }[align]
  const below = anchor.bottom + gap
  const above = anchor.top - gap - size.height
  const top = below + size.height + MARGIN <= window.height || above < MARGIN ? below : above
  return {
    left: Math.round(clamp(wanted, MARGIN, window.width - size.width - MARGIN)),
    top: Math.round(clamp(top, MARGIN, window.height - size.height - MARGIN)),
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
