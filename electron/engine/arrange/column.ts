import type { FacetValue } from '../../../shared/contract/arrange.ts'

/** Which values rows have: row ids[i] has keys[i], 0 for none. A row with several is there several times. */
export interface Column {
  readonly keys: Uint32Array
  readonly ids: Uint32Array
  /** Rows of the list without a value. */
  readonly none: number
  /** What values are called, and how a search text is narrowed to one; asked about values that occur. */
  names(keys: Uint32Array): (key: number) => Pick<FacetValue, 'value' | 'label' | 'filter'>
  /** Values stand in an order of their own, not by rows. */
  readonly inOrder?: true
}
