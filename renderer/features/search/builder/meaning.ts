import { parse, type QueryNode } from '../../../../shared/query/index.ts'

/**
 * What a search text asks for, whatever the order of its parts: equal for two texts that find the same by the rules of
 * AND, OR and NOT alone. Null: the text cannot be understood.
 */
export function meaningOf(text: string): string | null {
  const parsed = parse(text)
  return parsed.ok ? meaning(parsed.query.root, false) : null
}

function meaning(node: QueryNode, negated: boolean): string {
  if (node.kind === 'not') return meaning(node.child, !negated)
  if (node.kind === 'and' || node.kind === 'or') {
    const kind = branchOf(node.kind, negated)
    return `${kind}(${gather(node, negated, kind).sort().join(' ')})`
  }
  return `${negated ? 'not ' : ''}${JSON.stringify(withoutPlaces(node))}`
}

/** The parts of a branch; a branch of its own kind within it is part of it. */
function gather(node: QueryNode, negated: boolean, kind: 'and' | 'or'): string[] {
  if (node.kind === 'not') return gather(node.child, !negated, kind)
  if ((node.kind === 'and' || node.kind === 'or') && branchOf(node.kind, negated) === kind) {
    return node.children.flatMap((child) => gather(child, negated, kind))
  }
  return [meaning(node, negated)]
}

/** De Morgan: NOT (a OR b) is (NOT a) AND (NOT b). */
function branchOf(kind: 'and' | 'or', negated: boolean): 'and' | 'or' {
  return (kind === 'and') === negated ? 'or' : 'and'
}

/** Nodes say where they were typed; a filter's own parts may have the same names and stay. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null || !('kind' in value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'from' && name !== 'to')
      .map(([name, inner]) => [name, withoutPlaces(inner)]),
  )
}
