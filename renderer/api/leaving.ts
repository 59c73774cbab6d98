import { call, settled } from './client.ts'

const last = new Set<() => void>()

/**
 * What is put down a little later than it happens is put down before the person goes: by the lock, with the case, with the window.
 * @param put sends what waits
 * @returns a function that takes it back
 */
export function beforeLeaving(put: () => void): () => void {
  last.add(put)
  return () => last.delete(put)
}

/** A long search must not keep the lock from closing. */
const mostMs = 1000

/** What a key did just before goes through before its session ends; the engine's writer takes both one after the other anyway. */
async function putDown(): Promise<void> {
  for (const put of last) put()
  await Promise.race([settled(), new Promise((over) => setTimeout(over, mostMs))])
}

window.addEventListener('pagehide', () => void putDown())

/** @throws WinnowError */
export async function logOut(why: 'person' | 'idle'): Promise<void> {
  await putDown()
  await call('session.logout', { why })
}

/** @throws WinnowError */
export async function closeCase(): Promise<void> {
  await putDown()
  await call('case.close', {})
}
