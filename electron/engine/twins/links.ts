/** Why a row is linked, as a number in typed arrays. */
export const reasons = ['rule', 'record', 'person'] as const
export const kinds = ['both ends', 'repeated'] as const

/** Rows that belong to a message with other rows, in columns that grow. */
export class Links {
  length = 0
  message = new Uint32Array(1024)
  /** The lowest id of the group. */
  first = new Uint32Array(1024)
  /** 0 both ends, 1 repeated. */
  kind = new Uint8Array(1024)
  /** Place in `reasons`. */
  by = new Uint8Array(1024)

  add(message: number, first: number, kind: number, by: number): void {
    if (this.length === this.message.length) this.#grow()
    const i = this.length++
    this.message[i] = message
    this.first[i] = first
    this.kind[i] = kind
    this.by[i] = by
  }

  /** The linked rows. */
  messages(): Uint32Array {
    return this.message.subarray(0, this.length)
  }

  /** Places in the order of the messages' ids. */
  order(): Uint32Array {
    const { message } = this
    const keys = new Float64Array(this.length)
    // Id and place in one double: sorting numbers needs no comparison function.
    for (let i = 0; i < this.length; i++) keys[i] = (message[i] ?? 0) * this.length + i
    keys.sort()
    return Uint32Array.from(keys, (key) => key % this.length)
  }

  #grow(): void {
    const size = Math.ceil(this.message.length * 1.5)
    const message = new Uint32Array(size)
    const first = new Uint32Array(size)
    const kind = new Uint8Array(size)
    const by = new Uint8Array(size)
    message.set(this.message)
    first.set(this.first)
    kind.set(this.kind)
    by.set(this.by)
    this.message = message
    this.first = first
    this.kind = kind
    this.by = by
  }
}
