/**
 * Columns of numbers from 0 on; 0: none. `kind` is the place in shared/domain/kinds.ts, `length` the bytes of the text in UTF-8, up to
 * mostLength.
 */
export const numberColumns = ['owner', 'sender', 'recipient', 'conversation', 'kind', 'length'] as const
export const mostLength = 65_535
export type NumberColumn = (typeof numberColumns)[number]
/** `match`: by what twins are found, shared/domain/match-key.ts. */
export const columnNames = [...numberColumns, 'sent_at', 'match'] as const
export type ColumnName = (typeof columnNames)[number]

/** What rows are listed by. */
export const postingKinds = ['conversation', 'sender', 'recipient'] as const
export type PostingKind = (typeof postingKinds)[number]
