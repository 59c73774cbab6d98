/** Rows that are one message, each group; a row alone is a group of one. */
export type Groups = readonly (readonly number[])[]

/**
 * The calls that bring rows which are one message back into these groups: every row of the groups after the first is split off,
 * then what was a group is joined again.
 */
export function stepsBack([, ...others]: Groups): { split: number[]; join: number[][] } {
  return { split: others.flat(), join: others.filter(({ length }) => length > 1).map((group) => [...group]) }
}
