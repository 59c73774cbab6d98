import { unknownDirection, type Way } from '../../../shared/domain/direction.ts'
import type { Field } from '../../../shared/domain/mapping.ts'
import type { Named } from '../hand.ts'
import { cellValues } from './cell-values.ts'
import type { NameCache } from './name-cache.ts'
import type { RecordCells } from './record-cells.ts'

/** Ids and names as the case has them, and the cells that gave them. */
interface Parties {
  owner: Named | null
  sender: Named | null
  recipient: Named | null
  /** Ids of several recipients; null: there is one, or none. */
  parties: readonly number[] | null
  conversation: Named
  senderText: string | null
  recipientText: string | null
  conversationText: string | null
}
export type FoundParties = Readonly<Parties>

/** The columns that say it. */
export const partyFields = [
  'owner',
  'sender',
  'recipient',
  'direction',
  'counterpart',
  'conversation',
] as const

/** Finds who wrote to whom, and where. */
export class PartyMapper {
  /** Why a record's direction could not be read, after `find` gave 'rejected'. */
  problem = ''
  readonly #found: Parties = {
    owner: null,
    sender: null,
    recipient: null,
    parties: null,
    conversation: { id: 0, name: '' },
    senderText: null,
    recipientText: null,
    conversationText: null,
  }
  readonly #at: Readonly<Record<Field, number>>
  readonly #owner: string | null
  readonly #names: NameCache
  readonly #wayOf: (word: string) => Way | null

  /**
   * @param owner whose pack the whole file is; null where no one said, or a column does
   * @param wayOf what a word of the direction column means under the mapping
   */
  constructor(
    at: Readonly<Record<Field, number>>,
    owner: string | null,
    names: NameCache,
    wayOf: (word: string) => Way | null,
  ) {
    this.#wayOf = wayOf
    this.#at = at
    this.#owner = owner
    this.#names = names
  }

  /** Of the record that was looked at last. */
  get found(): FoundParties {
    return this.#found
  }

  /** Finds who wrote to whom, and where; 'waiting': a name is not known yet, and was put down to be asked for. */
  find(cells: RecordCells): 'known' | 'rejected' | 'waiting' {
    const at = this.#at
    const ownerText = cells.text(at.owner) ?? this.#owner
    let senderText = cells.text(at.sender)
    let recipientText = cells.text(at.recipient)
    if (at.direction >= 0 && at.sender < 0) {
      const word = cells.text(at.direction)
      const direction = word === null ? null : this.#wayOf(word)
      if (direction === null) {
        this.problem = word === null ? 'the direction is empty' : unknownDirection(word)
        return 'rejected'
      }
      const counterpart = cells.text(at.counterpart)
      ;[senderText, recipientText] = direction === 'out' ? [ownerText, counterpart] : [counterpart, ownerText]
    }
    const conversationText = cells.text(at.conversation)

    const names = this.#names
    const owner = ownerText === null ? null : names.handle(ownerText)
    const sender = senderText === null ? null : names.handle(senderText)
    const several = recipientText === null || names.has(recipientText) ? null : cellValues(recipientText)
    let recipient: Named | null | undefined = null
    let parties: readonly number[] | null = null
    if (recipientText !== null && several === null) recipient = names.handle(recipientText)
    else if (several !== null) {
      const recipients = several.map((name) => names.handle(name))
      if (recipients.includes(undefined)) recipient = undefined
      parties = recipients.flatMap((party) => (party?.id ? [party.id] : []))
    }
    if (owner === undefined || sender === undefined || recipient === undefined) return 'waiting'
    const conversation =
      conversationText !== null
        ? names.named(conversationText)
        : this.#conversation(sender?.id ?? 0, recipientText !== null, recipient?.id ?? 0, parties)
    if (conversation === undefined) return 'waiting'
    const found = this.#found
    found.owner = owner
    found.sender = sender
    found.recipient = recipient
    found.parties = parties
    found.conversation = conversation
    found.senderText = senderText
    found.recipientText = recipientText
    found.conversationText = conversationText
    return 'known'
  }

  #conversation(
    sender: number,
    addressed: boolean,
    recipient: number,
    parties: readonly number[] | null,
  ): Named | undefined {
    const several = parties !== null && parties.length > 0
    const twoSided = addressed || this.#at.recipient >= 0 || this.#at.direction >= 0
    if (!twoSided || (sender === 0 && recipient === 0 && !several)) return this.#names.whole()
    if (!several) return this.#names.between(sender, recipient)
    return this.#names.group([...new Set([sender, ...parties])].filter((id) => id > 0))
  }
}
