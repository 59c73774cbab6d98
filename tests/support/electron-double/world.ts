import { join } from 'node:path'

/** A window as the application sees it when it quits. */
export interface OpenWindow {
  /** @returns whether it closed */
  close(): boolean
  destroy(): void
}

/** What every part of the double knows. */
export const world = {
  ready: false,
  quitting: false,
  windows: new Set<OpenWindow>(),
  /** Overrides of app.setPath. */
  paths: new Map<string, string>(),
}

/** Folders of one run, given by the launcher. */
const profile = process.env.ELECTRON_DOUBLE_PROFILE ?? ''

export function pathOf(name: string): string {
  return world.paths.get(name) ?? join(profile, name)
}
