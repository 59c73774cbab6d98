import Fuse from 'fuse.js'
import type { Result } from '../../../shared/contract/index.ts'
import type { OfferedHandle } from '../../lists/HandleDialog.tsx'

/** As many are offered at a time. */
const most = 12

/** Whom a handle talked to, each once however many conversations they share, found by approximate name. */
export function contactsOf(contacts: Result<'handle.get'>['contacts']): {
  find: (text: string) => readonly OfferedHandle[]
  nameOf: (handle: number) => string | null
} {
  const people = [...Map.groupBy(contacts, ({ handle }) => handle)].map(([id, shared]) => ({
    id,
    name: shared[0]?.name ?? '',
    rows: shared.reduce((sum, { rows }) => sum + rows, 0),
  }))
  people.sort((a, b) => b.rows - a.rows)
  const index = new Fuse(people, { keys: ['name'], threshold: 0.4, ignoreLocation: true })
  return {
    find: (text) =>
      text.trim() === ''
        ? people.slice(0, most)
        : index.search(text.trim(), { limit: most }).map(({ item }) => item),
    nameOf: (handle) => people.find(({ id }) => id === handle)?.name ?? null,
  }
}
