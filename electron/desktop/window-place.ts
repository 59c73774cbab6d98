import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import * as z from 'zod'

const placeSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  maximised: z.boolean(),
})
export type Place = z.infer<typeof placeSchema>

/** Where the window stood when it was last closed, or null: never opened, unreadable, or on a display that is gone. */
export function readPlace(file: string): Place | null {
  try {
    const place = placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return overlaps(place, screen.getDisplayMatching(place).workArea) ? place : null
  } catch {
    return null
  }
}

/** Keeps where a window stands, for the next start. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: Place = { ...window.getNormalBounds(), maximised: window.isMaximized() }
    writeFileSync(file, JSON.stringify(place))
  })
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
