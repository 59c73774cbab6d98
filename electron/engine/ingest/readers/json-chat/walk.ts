import type { ByteSource } from '../byte-source.ts'
import type { RecordReader } from '../json-batch.ts'
import { JsonCursor } from '../json-cursor.ts'
import { JsonElements } from '../json-elements.ts'
import type { Batch } from '../reader.ts'
import { Window } from '../window.ts'

/** What an object says beside its messages: members up to 4 MB, as JSON.parse gives them. */
export type Members = ReadonlyMap<string, unknown>

/** Reads the messages of chats, one chat after the other. */
export interface ChatRecord extends RecordReader {
  /** The members that `enter` makes something of; no other is held. */
  readonly members: ReadonlySet<string>
  /** Of them, those that must be known before a chat's messages are read: looked for behind them where they are not before. */
  readonly needed: readonly string[]
  /** Whose messages come next. `account`: what the outermost object says so far. Both empty: it is not known whose. */
  enter(chat: Members, account: Members): void
}

const batchBytes = 512 * 1024
/** Members are names, ids and lists of participants. */
const memberLimit = 4 * 1024 * 1024

/**
 * Streams the messages of a JSON export: `{…, "messages": […]}`, or chats of that form under `chats.list` and `left_chats.list`. The
 * row is the message's number in the file, from 1. `to`: read no further than this byte.
 */
export function* readChats(
  source: ByteSource,
  record: ChatRecord,
  to = source.size,
): Generator<Batch, void, undefined> {
  const walk = new ChatWalk(source, record, to)
  yield* walk.file()
  yield walk.rest()
}

class ChatWalk {
  readonly #source: ByteSource
  readonly #record: ChatRecord
  readonly #to: number
  readonly #cursor: JsonCursor
  readonly #elements: JsonElements
  readonly #account = new Map<string, unknown>()

  constructor(source: ByteSource, record: ChatRecord, to: number) {
    this.#source = source
    this.#record = record
    this.#to = to
    this.#cursor = new JsonCursor(new Window(source, 'utf-8', 0, to))
    this.#elements = new JsonElements(this.#cursor, 'utf-8', record, (bytes) => this.#skipped(bytes))
  }

  rest(): Batch {
    return this.#elements.take()
  }

  *file(): Generator<Batch, void, undefined> {
    const cursor = this.#cursor
    if (cursor.next() !== 0x7b) {
      this.#broken('json', 'there is no JSON object where one is wanted')
      return
    }
    cursor.advance(cursor.window.start + 1)
    if (!(yield* this.#object(this.#account))) return
    if (cursor.next() >= 0) this.#broken('json', 'something follows the end of the export')
  }

  /** From behind an object's brace to its end; false where reading cannot go on. */
  *#object(members: Map<string, unknown>): Generator<Batch, boolean, undefined> {
    const cursor = this.#cursor
    const outermost = members === this.#account
    for (let key = cursor.member(); key !== null; key = cursor.member()) {
      const first = cursor.next()
      if (key === 'messages' && first === 0x5b) {
        this.#record.enter(this.#withBehind(members), this.#account)
        if (!(yield* this.#messages())) return false
      } else if (outermost && (key === 'chats' || key === 'left_chats') && first === 0x7b) {
        if (!(yield* this.#list())) return false
      } else if (!this.#keep(cursor, members, key))
        return this.#broken('truncated', 'the export is broken or ends here')
    }
    return this.#close(0x7d)
  }

  *#messages(): Generator<Batch, boolean, undefined> {
    const elements = this.#elements
    this.#cursor.advance(this.#cursor.window.start + 1)
    while (elements.step()) if (elements.bytesSinceTake > batchBytes) yield elements.take()
    return !elements.lost && this.#close(0x5d)
  }

  /** `{"about": …, "list": [{chat}, …]}` */
  *#list(): Generator<Batch, boolean, undefined> {
    const cursor = this.#cursor
    const about = new Map<string, unknown>()
    cursor.advance(cursor.window.start + 1)
    for (let key = cursor.member(); key !== null; key = cursor.member()) {
      if (key !== 'list' || cursor.next() !== 0x5b) {
        if (!this.#keep(cursor, about, key))
          return this.#broken('truncated', 'the list of chats is broken or ends here')
        continue
      }
      cursor.advance(cursor.window.start + 1)
      for (let byte = cursor.next(); byte === 0x7b || byte === 0x2c; byte = cursor.next()) {
        cursor.advance(cursor.window.start + 1)
        if (byte === 0x7b && !(yield* this.#object(new Map()))) return false
      }
      if (!this.#close(0x5d)) return false
    }
    return this.#close(0x7d)
  }

  #close(bracket: number): boolean {
    const cursor = this.#cursor
    if (cursor.next() !== bracket)
      return this.#broken('truncated', 'the export is broken or ends before its last bracket')
    cursor.advance(cursor.window.start + 1)
    return true
  }

  #broken(reason: 'json' | 'truncated', detail: string): false {
    const { window } = this.#cursor
    this.#elements.reject(
      reason,
      detail,
      window.bytes.subarray(window.start, Math.min(window.end, window.start + 1000)),
    )
    return false
  }

  /** A member's value among the members; false where it is broken. */
  #keep(cursor: JsonCursor, members: Map<string, unknown>, key: string): boolean {
    if (!this.#record.members.has(key)) return cursor.skipValue()
    const text = cursor.value(memberLimit)
    if (text === undefined) return false
    try {
      if (text !== null) members.set(key, JSON.parse(text))
    } catch {
      // A number or an escape that JSON does not have: the name of a chat is not worth the chat.
    }
    return true
  }

  /** The members before a chat's messages, and those behind where one that is needed is not before. */
  #withBehind(members: Map<string, unknown>): Members {
    if (this.#record.needed.every((key) => members.has(key))) return members
    const all = new Map(members)
    const cursor = new JsonCursor(new Window(this.#source, 'utf-8', this.#cursor.consumed, this.#to))
    if (!cursor.skipValue()) return all
    for (let key = cursor.member(); key !== null; key = cursor.member())
      if (!this.#keep(cursor, all, key)) break
    return all
  }

  /** Reading that resumes behind a broken message may have left its chat. */
  #skipped(bytes: Buffer | null): void {
    if (bytes === null || /"messages"\s*:\s*\[/.test(bytes.toString('latin1')))
      this.#record.enter(new Map(), new Map())
  }
}
