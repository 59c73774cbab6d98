/** Columns of numbers from 0 on; 0: none. `kind` is the place in shared/domain/kinds.ts. */
export const numberColumns = ['owner', 'sender', 'recipient', 'conversation', 'kind'] as const
export type NumberColumn = (typeof numberColumns)[number]
/** `match`: by what twins are found, shared/domain/match-key.ts. */
export const columnNames = [...numberColumns, 'sent_at', 'match'] as const
export type ColumnName = (typeof columnNames)[number]

/** What rows are listed by. */
export const postingKinds = ['conversation', 'sender', 'recipient'] as const
export type PostingKind = (typeof postingKinds)[number]
