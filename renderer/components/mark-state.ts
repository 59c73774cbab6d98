/** Where a tag or an attribution stands, as marks show it. */
export type MarkState =
  | 'proposed'
  | 'in-review'
  | 'approved'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'superseded'

export const stateTitle: Record<MarkState, string> = {
  proposed: 'proposed',
  'in-review': 'in review',
  approved: 'approved',
  returned: 'returned',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
}
