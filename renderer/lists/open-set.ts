/** A result set that a reader holds: a list of the contract, or the hits of a search. */
export interface OpenSet {
  readonly set: string
  readonly rows: number
  readonly messages: number
  /** Search only: rows that the index does not hold yet. */
  readonly notIndexed: number
  /** Search only, for ~words: the spellings that were searched. */
  readonly spellings: readonly { readonly word: string; readonly found: readonly string[] }[]
}
