/** What a file can say became of a message after it was sent. */
export type Altered = 'edited' | 'deleted'

/** Names of columns that say so, as suppliers and chat exports spell them: "edited", "Edited at", "IsDeleted", "deleted_state". */
const names: readonly (readonly [RegExp, Altered])[] = [
  [/^(is|was)?(message)?deleted(at|date|time|state|status|on|text)?$/, 'deleted'],
  [/^(is|was|last)?(message)?(edited|edit)(at|date|time|state|status|on|text)?$/, 'edited'],
]

/** Cells by which such a column says that nothing became of it. */
const no = /^(|0|no|n|false|none|null|never|intact|unknown|not deleted|not edited|-)$/

/** What a column of a served file tells by being filled in; null: something else. */
export function alteredColumn(column: string): Altered | null {
  const folded = column.toLowerCase().replace(/[^a-z]/g, '')
  return names.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

/** Whether a cell of such a column says that it happened. */
export function saysSo(cell: string | null): boolean {
  return cell !== null && !no.test(cell.trim().toLowerCase())
}
