import { call } from '../../api/client.ts'

interface Named {
  readonly id: number
  readonly name: string
}

/** The conversation of exactly two handles; null when it is not among those with a name near theirs. */
export async function conversationOf(a: Named, b: Named): Promise<number | null> {
  for (const text of [`${a.name} ⇄ ${b.name}`, `${b.name} ⇄ ${a.name}`, a.name]) {
    const { conversations } = await call('conversation.list', {
      text: text.slice(0, 200),
      sort: 'rows',
      from: 0,
      count: 500,
    })
    const found = conversations.find(({ participants: [one, other, ...more] }) => {
      if (one === undefined || more.length > 0) return false
      const ids = new Set<number>([one.id, (other ?? one).id])
      return ids.has(a.id) && ids.has(b.id)
    })
    if (found !== undefined) return found.id
  }
  return null
}
