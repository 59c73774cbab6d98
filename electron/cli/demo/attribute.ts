import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { Host } from '../../worker/index.ts'

/** Proposes that the sender of most hits is a (made-up) person, on two messages for it and, where there is one, one against. */
export async function attribute(
  host: Host,
  hits: readonly MessageRow[],
): Promise<[said: string, facts: Record<string, unknown>]> {
  const bySender = Map.groupBy(hits, ({ sender }) => sender?.id ?? null)
  const [busiest] = [...bySender].filter(([id]) => id !== null).sort(([, a], [, b]) => b.length - a.length)
  const own = busiest?.[1] ?? []
  const handle = own[0]?.sender
  if (handle == null) return ['nothing: the file names no senders', { attributions: 0 }]
  const other = hits.find(({ sender }) => sender !== null && sender.id !== handle.id)
  const cite = (row: MessageRow, stance: 'supports' | 'undermines', note: string) => ({
    stance,
    basis: 'assessment' as const,
    message: row.id,
    media: null,
    outside: null,
    note,
  })
  const items = [
    ...own.slice(0, 2).map((row) => cite(row, 'supports', 'speaks as the one who arranges it')),
    ...(other === undefined ? [] : [cite(other, 'undermines', 'another handle speaks in the same way')]),
  ]
  await host.call('attribution.propose', {
    handle: handle.id,
    person: { name: 'Alex Example (invented)' },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'A demonstration only: nothing is known of who used this handle.',
    items,
  })
  return [
    `${handle.name} proposed to be a made-up person, on ${items.length} cited messages, for and against`,
    { attributions: 1, handle: handle.name, cited: items.length },
  ]
}
