import { recordLimit } from '../reader.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { XmlScanner } from '../sheet/xml-scanner.ts'
import { type Model, newModel } from './model.ts'

const elements = ['model', 'field', 'multiField', 'modelField', 'multiModelField', 'value'] as const
const element = { model: 0, field: 1, multiField: 2, modelField: 3, multiModelField: 4, value: 5 }
const attributes = [
  'type',
  'name',
  'id',
  'deleted_state',
  'decoding_confidence',
  'source_index',
  'file_id',
  'extractionId',
  'formattedTimestamp',
] as const
const attribute = { type: 0, name: 1, formattedTimestamp: 8 }
/** Attributes of a model that are kept. */
const kept = [2, 3, 4, 5, 6, 7] as const

/** Whether an analyst put the model there: not read of parties, of which there are two and more in each message. */
const unsaid = 'UserMapping'

/** Deeper than any report; it bounds what a hostile one can make the stack. */
const depthLimit = 128
/** What a model or a field costs beside its text. */
const overhead = 100

/** Physical Analyzer has some hundred types of models. */
const mostTypes = 1000

/** Models that are messages: one row each. */
export const messageTypes: ReadonlySet<string> = new Set(['InstantMessage', 'SMS', 'MMS', 'Email', 'Call'])

/** A message of a report and the chat that it stands in. */
export interface ReportMessage {
  message: Model
  chat: Model | null
  /** More than can be held: parts of it are missing. */
  overlong: boolean
}

interface Frame {
  element: number
  /** A model; null: not kept. */
  model: Model | null
  /** A field's name. */
  name: string
  /** A value's text in pieces. */
  pieces: string[] | null
  fallback: string | null
}

/**
 * Streams the messages of a Cellebrite report.xml: models of a message's type that stand by themselves, and those in a chat's list of
 * messages. A message inside a message (quoted, forwarded) is part of it.
 */
export class Report {
  /** How many models of each type stand by themselves, and how many messages stand in chats. */
  readonly counts = new Map<string, number>()
  /** Bytes of the report read so far. */
  bytes = 0
  /** The part of a message that the report ends in. */
  unfinished: Model | null = null

  readonly #scanner = new XmlScanner(elements, attributes)
  readonly #frames: Frame[] = []
  #ready: ReportMessage[] = []
  #held = 0
  #overlong = false

  /** @throws XmlFault where it is not XML, or ends too soon; then the messages so far have been given. */
  async *messages(stream: AsyncIterable<Buffer>): AsyncGenerator<ReportMessage[], void, undefined> {
    const counted = this.#counted(stream)
    for await (const piece of utf8Pieces(counted)) {
      this.#scanner.push(piece)
      yield* this.#taken()
    }
    this.#scanner.finish()
    yield* this.#taken()
    if (this.#frames.length > 0 || this.#scanner.cutOff) {
      this.#leave()
      throw new XmlFault('ends before its last element is closed')
    }
  }

  async *#counted(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    for await (const piece of stream) {
      this.bytes += piece.length
      yield piece
    }
  }

  /** What the scanner can give of the bytes that it has; what is whole is given even where a fault follows. */
  *#taken(): Generator<ReportMessage[], void, undefined> {
    let fault: unknown = null
    try {
      this.#scan()
    } catch (error) {
      this.#leave()
      fault = error
    }
    const ready = this.#ready
    this.#ready = []
    if (ready.length > 0) yield ready
    if (fault !== null) throw fault
  }

  #leave(): void {
    this.unfinished =
      this.#frames.findLast(({ model }) => model !== null && messageTypes.has(model.type))?.model ?? null
  }

  #scan(): void {
    const scanner = this.#scanner
    for (;;) {
      const token = scanner.next()
      if (token === 'more' || token === 'end') return
      if (token === 'open') this.#open(scanner.element)
      else if (token === 'close') this.#close(scanner.element)
      else this.#text()
    }
  }

  #open(which: number): void {
    const scanner = this.#scanner
    const frames = this.#frames
    if (frames.length >= depthLimit) throw new XmlFault(`is nested more than ${depthLimit} deep`)
    const parent = frames.at(-1)
    const frame: Frame = {
      element: which,
      model: parent?.model ?? null,
      name: '',
      pieces: null,
      fallback: null,
    }
    frames.push(frame)
    if (which === element.model) frame.model = this.#newModel(parent)
    else if (frame.model === null || which < 0) return
    else if (which === element.value) {
      frame.name = parent?.name ?? ''
      if (frame.name === unsaid && frame.model.type === 'Party') return
      frame.pieces = []
      if (scanner.has(attribute.formattedTimestamp))
        frame.fallback = scanner.value(attribute.formattedTimestamp)
    } else frame.name = scanner.value(attribute.name) ?? ''
  }

  /** The model that is opened; null where it is none that is kept. */
  #newModel(parent: Frame | undefined): Model | null {
    const scanner = this.#scanner
    const type = scanner.value(attribute.type) ?? ''
    const own = this.#frames.length - 1
    const alone = !this.#frames.some(({ element: which }, at) => at < own && which === element.model)
    if (alone) {
      this.#count(type)
      this.#held = 0
      this.#overlong = false
      if (type !== 'Chat' && !messageTypes.has(type)) return null
    } else if (parent === undefined || parent.model === null) return null
    else if (isListed(type, parent)) {
      // A chat's participants do not count against its messages.
      this.#held = 0
      this.#overlong = false
    }
    this.#hold(overhead)
    const model = newModel(type)
    // What is to be known of a party are its fields.
    if (type === 'Party') return model
    for (const id of kept) {
      const given = scanner.value(id)
      const name = attributes[id]
      if (given !== null && name !== undefined) model.attributes.set(name, given)
    }
    return model
  }

  #count(type: string): void {
    const name = this.counts.size < mostTypes || this.counts.has(type) ? type : 'of further types'
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  #hold(size: number): void {
    this.#held += size
    if (this.#held > recordLimit) this.#overlong = true
  }

  #text(): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined || frame.pieces === null || frame.model === null || this.#overlong) return
    const text = this.#scanner.text()
    if (text === null || text.includes('\0')) frame.model.damaged = true
    else {
      this.#hold(text.length)
      frame.pieces.push(text)
    }
  }

  #close(which: number): void {
    const frame = this.#frames.pop()
    if (frame === undefined || frame.element !== which)
      throw new XmlFault('closes an element that is not open')
    if (which === element.value && frame.pieces !== null) this.#value(frame)
    else if (which === element.model && frame.model !== null) this.#model(frame.model)
  }

  #value(frame: Frame): void {
    const model = frame.model
    if (model === null || this.#overlong) return
    const text = joined(frame.pieces ?? [])
    const value = text === '' ? (frame.fallback ?? '') : text
    if (value === '') return
    this.#hold(overhead)
    const values = model.fields.get(frame.name)
    if (values === undefined) model.fields.set(frame.name, [value])
    else values.push(value)
  }

  #model(model: Model): void {
    const field = this.#frames.at(-1)
    const owner = field?.model ?? null
    if (owner === null) {
      if (messageTypes.has(model.type))
        this.#ready.push({ message: model, chat: null, overlong: this.#overlong })
      return
    }
    if (field !== undefined && isListed(model.type, field)) {
      this.#count(`${model.type} in chats`)
      this.#ready.push({ message: model, chat: owner, overlong: this.#overlong })
      this.#held = 0
      this.#overlong = false
      return
    }
    if (model.damaged) owner.damaged = true
    if (this.#overlong) return
    const list = owner.models.get(field?.name ?? '')
    if (list === undefined) owner.models.set(field?.name ?? '', [model])
    else list.push(model)
  }
}

/** A message in a chat's list of messages. */
const isListed = (type: string, field: Frame): boolean =>
  field.element === element.multiModelField && field.model?.type === 'Chat' && messageTypes.has(type)

/** Pieces of a value; white space that was only put around a CDATA section is left out. */
function joined(pieces: readonly string[]): string {
  if (pieces.length < 2) return pieces[0] ?? ''
  const from = pieces[0]?.trim() === '' ? 1 : 0
  const to = pieces.at(-1)?.trim() === '' ? pieces.length - 1 : pieces.length
  return pieces.slice(from, Math.max(from, to)).join('')
}
