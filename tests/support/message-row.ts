import { type MessageRow, rowSchema } from '../../shared/contract/browse.ts'

/** A message row of which only the named parts matter; checked like any that the engine gives. */
export function messageRow(parts: Partial<Record<keyof MessageRow, unknown>>): MessageRow {
  return rowSchema.parse({
    id: 1,
    address: { uid: '0123456789abcdef:2', source: 1, exhibit: '', file: 'messages.csv', sheet: null, row: 2 },
    sentAt: null,
    timeText: null,
    sender: null,
    recipient: null,
    conversation: { id: 1, name: 'a ⇄ b' },
    kind: 'text',
    body: 'text',
    media: [],
    owner: null,
    burn: null,
    altered: null,
    tags: [],
    twins: null,
    ...parts,
  })
}
