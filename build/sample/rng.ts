/**
 * A small seeded generator (sfc32). The sample must be byte-identical for the same seed on every machine, so nothing
 * in this folder may use Math.random, the clock, or the order of asynchronous work.
 */
export class Rng {
  private a: number
  private b: number
  private c: number
  private d: number

  /** @param seeds any integers; each different list gives an unrelated stream */
  constructor(...seeds: readonly number[]) {
    let h = 0x9e3779b9
    for (const seed of seeds) h = scramble(h ^ scramble(seed + 0x7f4a7c15))
    this.a = scramble(h + 1)
    this.b = scramble(h + 2)
    this.c = scramble(h + 3)
    this.d = 1
    for (let i = 0; i < 12; i++) this.next()
  }

  /** An unsigned 32-bit integer. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (this.c << 21) | (this.c >>> 11)
    this.c = (this.c + t) | 0
    return t >>> 0
  }

  /** A number in [0, 1). */
  float(): number {
    return this.next() / 4294967296
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.float() * n)
  }

  /** An integer in [low, high], both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.float() < probability
  }

  /** One item of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)]
    if (item === undefined) throw new RangeError('pick: the list is empty')
    return item
  }

  /** A shuffled copy. */
  shuffled<T>(list: readonly T[]): T[] {
    const keyed = list.map((item) => ({ item, key: this.next() }))
    keyed.sort((x, y) => x.key - y.key)
    return keyed.map((k) => k.item)
  }

  /** Decimal digits as text. */
  digits(count: number): string {
    let s = ''
    for (let i = 0; i < count; i++) s += this.below(10)
    return s
  }

  /** Characters taken from an alphabet. */
  letters(count: number, alphabet: string): string {
    let s = ''
    for (let i = 0; i < count; i++) s += alphabet.charAt(this.below(alphabet.length))
    return s
  }
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function scramble(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
