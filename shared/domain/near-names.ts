import { foldHandle, lookalike } from './handles.ts'

/** A name as it is compared with others, worked out once. */
export interface ComparedName {
  readonly folded: string
  readonly skeleton: string
}

export function comparedName(name: string): ComparedName {
  return { folded: foldHandle(name), skeleton: lookalike(name) }
}

/**
 * Whether two different handles can be taken for one another: they look the same in print (l/1/I, O/0, rn/m), or one
 * letter too many, too few, different or changed over sets them apart (Fox, Foxy). Names of one or two letters are compared by
 * looks only: one letter is half of them.
 */
export function areAlike(a: ComparedName, b: ComparedName): boolean {
  if (a.folded === b.folded) return false
  if (a.skeleton === b.skeleton) return true
  return Math.min(a.skeleton.length, b.skeleton.length) > 2 && oneSlipApart(a.skeleton, b.skeleton)
}

/** Whether one letter inserted, left out, replaced, or changed over with its neighbour turns `a` into `b`. */
function oneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  const most = Math.min(a.length, b.length) - start
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const inA = a.slice(start, a.length - end)
  const inB = b.slice(start, b.length - end)
  if (inA.length <= 1 && inB.length <= 1) return true
  return inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0]
}
