import { call } from '../../api/client.ts'

interface Named {
  readonly id: number
  readonly name: string
}

/** The conversation of two handles; null when neither has the other among its contacts. */
export async function conversationOf(a: Named, b: Named): Promise<number | null> {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const { contacts } = await call('handle.get', { id: one.id })
    const found = contacts.find(({ handle }) => handle === other.id)
    if (found !== undefined) return found.conversation
  }
  return null
}
