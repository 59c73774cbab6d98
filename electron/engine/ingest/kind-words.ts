import { kindOf, kinds } from '../../../shared/domain/kinds.ts'

const textKind = kinds.indexOf('text')
const imageKind = kinds.indexOf('image')
/** Words for kinds are few; a column of something else must not fill the memory. */
const most = 1000

/** Kinds of message by the supplier's words for them, as places in `kinds`. */
export class KindWords {
  /** Where there is no word, and no picture. */
  readonly none = textKind
  readonly #codes = new Map<string, number>()

  of(word: string): number {
    let code = this.#codes.get(word)
    if (code === undefined) {
      code = kinds.indexOf(kindOf(word))
      if (this.#codes.size < most) this.#codes.set(word, code)
    }
    return code
  }

  /** @param word null: there is none; then a picture without text is one. */
  kind(word: string | null, hasText: boolean, hasImage: boolean): number {
    if (word !== null) return this.of(word)
    return hasImage && !hasText ? imageKind : textKind
  }
}
