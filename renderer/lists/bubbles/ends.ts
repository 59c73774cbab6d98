import type { MessageRow } from '../../../shared/contract/browse.ts'

/** At which ends a row's message was served, in a word and in a sentence. */
export interface Ends {
  readonly text: string
  readonly title: string
  /** There are other rows of this message to go to. */
  readonly twins: boolean
}

/**
 * What the margin says of where a row's message was served; null where the file does not say whose pack it is.
 * @param holds whether a handle's own pack is held; undefined: not known
 */
export function endsOf(row: MessageRow, holds: (handle: number) => boolean | undefined): Ends | null {
  const { twins, owner } = row
  if (twins !== null) {
    const others = twins.others === 1 ? 'one other row' : `${twins.others.toLocaleString('en-GB')} other rows`
    return twins.kind === 'both ends'
      ? {
          text: twins.others === 1 ? 'both ends' : `both ends ×${twins.others + 1}`,
          title: `Also served in another pack: ${others} of this message. A press, or =, goes there`,
          twins: true,
        }
      : {
          text: `×${twins.others + 1} in one pack`,
          title: `Served again in the same pack: ${others} of this message. A press, or =, goes there`,
          twins: true,
        }
  }
  if (owner === null) return null
  const other = otherEnd(row)
  const only = `Served in the pack of ${owner.name} only`
  if (other === null) return { text: 'one pack', title: only, twins: false }
  const held = holds(other.id)
  const why =
    held === undefined
      ? ''
      : held
        ? `: the pack of ${other.name} is held and has no such row`
        : `: no pack of ${other.name} is held`
  return { text: 'one end', title: `${only}${why}`, twins: false }
}

/** The end of a message between two that its pack is not of; null in a group, where there is no one other end. */
function otherEnd({ sender, recipient, owner }: MessageRow): MessageRow['owner'] {
  if (sender === null || recipient === null || owner === null) return null
  if (owner.id === sender.id) return recipient
  return owner.id === recipient.id ? sender : null
}
