import { vi } from 'vitest'

/** Waits until a check passes, for as long as a loaded machine may need; its last failure is the test's. */
export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 45_000, interval: 10 })
}
