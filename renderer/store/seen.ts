import { useSyncExternalStore } from 'react'
import { IdBits } from '../../shared/domain/id-bits.ts'

/** Which messages the person has seen, as far as this window was told. */
let seen = new IdBits()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** The engine said, or was told, that these were seen. */
export function noteSeen(ids: readonly number[]): void {
  let more = false
  for (const id of ids) if (seen.add(id)) more = true
  if (more) tell()
}

export const isSeen = (message: number): boolean => seen.has(message)

/** Whether the person has seen a message; kept up. */
export const useIsSeen = (message: number): boolean =>
  useSyncExternalStore(subscribe, () => seen.has(message))

/** Another person, or another case. */
export function forgetSeen(): void {
  seen = new IdBits()
  tell()
}
