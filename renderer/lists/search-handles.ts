import { call } from '../api/client.ts'
import type { OfferedHandle } from './HandleDialog.tsx'

/** As many are offered at a time. */
const most = 12

/** Handles of the case by approximate name; those with most rows before anything is typed. */
export async function searchHandles(text: string): Promise<readonly OfferedHandle[]> {
  const { handles } = await call('handle.list', { text, sort: 'rows', from: 0, count: most })
  return handles.map(({ id, name, sent, received }) => ({ id, name, rows: sent + received }))
}
