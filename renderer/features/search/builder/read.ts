import { fieldNames, parse, type QueryNode } from '../../../../shared/query/index.ts'
import { isOneTerm, valueText } from './items.ts'
import { type Built, type FieldWhat, type Line, newLine, type What } from './lines.ts'
import { meaningOf } from './meaning.ts'
import { writeBuilt } from './write.ts'

/**
 * A search text as lines of the builder. What no line can show comes back as `rest`; the lines and the rest together
 * mean what the text means. Null: the text cannot be understood as it is.
 */
export function readBuilt(text: string): Built | null {
  const parsed = parse(text)
  if (!parsed.ok) return null
  const reader = new Reader(text)
  reader.read(parsed.query.root)
  const built = reader.built()
  const sound = meaningOf(writeBuilt(built)) === meaningOf(text)
  return sound ? built : { lines: [], rest: text.trim() }
}

type Of<Kind extends QueryNode['kind']> = Extract<QueryNode, { kind: Kind }>

class Reader {
  readonly #text: string
  readonly #lines: Line[] = []
  readonly #rest: string[] = []

  constructor(text: string) {
    this.#text = text
  }

  built(): Built {
    return { lines: this.#lines, rest: this.#rest.join(' ') }
  }

  read(node: QueryNode): void {
    if (node.kind === 'all') return
    if (node.kind === 'and') for (const child of node.children) this.read(child)
    else if (!this.#asLine(node)) this.#rest.push(this.#slice(node))
  }

  #asLine(node: QueryNode): boolean {
    const inner = node.kind === 'not' ? node.child : node
    const not = node.kind === 'not'
    if (isOneTerm(inner.kind)) return this.#term(inner, not)
    switch (inner.kind) {
      case 'near':
        return this.#near(inner, not)
      case 'some':
        return this.#some(inner, not)
      case 'filter':
        return this.#filters([inner], not)
      case 'or':
        return this.#either(inner, not)
      default:
        return false
    }
  }

  #term(node: QueryNode, not: boolean): boolean {
    const typed = this.#slice(node)
    if (not) return this.#add('none', typed)
    if (node.kind === 'fuzzy') return this.#add('spelling', typed.replace(/^~/, ''))
    if (/^"[^"]*"$/.test(typed)) {
      this.#lines.push(newLine('phrase', { value: typed.slice(1, -1) }))
      return true
    }
    const begins = /^([\p{L}\p{N}\p{M}]+)\*$/u.exec(typed)?.[1]
    if (begins !== undefined) return this.#add('begins', begins)
    const part = /^\*([\p{L}\p{N}\p{M}]+)\*$/u.exec(typed)?.[1]
    if (part !== undefined) return this.#add('part', part)
    return this.#add('all', typed)
  }

  #near(node: Of<'near'>, not: boolean): boolean {
    const side = (words: readonly QueryNode[]) => words.map((word) => this.#slice(word)).join(' ')
    const [value, second] = [side(node.left), side(node.right)]
    this.#lines.push(newLine('near', { value, second, count: node.distance, not }))
    return true
  }

  #some({ count, children }: Of<'some'>, not: boolean): boolean {
    if (!children.every(({ kind }) => isOneTerm(kind))) return false
    const value = children.map((child) => this.#slice(child)).join(' ')
    this.#lines.push(newLine('some', { value, count, not }))
    return true
  }

  #either({ children }: { readonly children: readonly QueryNode[] }, not: boolean): boolean {
    const filters = children.filter((child) => child.kind === 'filter')
    if (filters.length === children.length) return this.#filters(filters, not)
    if (!children.every(({ kind }) => isOneTerm(kind))) return false
    const value = children.map((child) => this.#slice(child)).join(' ')
    if (not) return this.#add('none', value)
    this.#lines.push(newLine('any', { value }))
    return true
  }

  /** Filters of one field: alternatives, or none of them. */
  #filters(nodes: readonly Of<'filter'>[], not: boolean): boolean {
    const names = new Set(nodes.map(({ filter }) => filter.field))
    const [field] = names
    if (field === undefined || names.size > 1) return false
    const values = nodes.map((node) => this.#value(node))
    if (field === 'before' || field === 'after') return !not && this.#limit(field, values)
    if (field === 'on' || field === 'time' || field === 'day') {
      if (values.length > 1) return false
      this.#lines.push(newLine(field, { value: values.join(''), not }))
      return true
    }
    if (!(fieldNames as readonly string[]).includes(field)) return false
    const value = values.map(valueText).join(', ')
    if (not) return this.#add(field as FieldWhat, value, { not, by: ', ' })
    this.#lines.push(newLine(field as FieldWhat, { value }))
    return true
  }

  /** One end of a stretch of time: beside the other end, where a line has room for it. */
  #limit(field: 'before' | 'after', values: readonly string[]): boolean {
    const [value] = values
    if (value === undefined || values.length > 1) return false
    const part = field === 'after' ? 'value' : 'second'
    const at = this.#lines.findIndex((line) => line.what === 'between' && line[part] === '')
    const line = this.#lines[at]
    if (line === undefined) this.#lines.push(newLine('between', { [part]: value }))
    else this.#lines[at] = { ...line, [part]: value }
    return true
  }

  /** Adds to the line of its kind; makes one where there is none. */
  #add(what: What, value: string, { not = false, by = ' ' } = {}): boolean {
    const at = this.#lines.findIndex((line) => line.what === what && line.not === not)
    const line = this.#lines[at]
    if (line === undefined) this.#lines.push(newLine(what, { value, not }))
    else this.#lines[at] = { ...line, value: `${line.value}${by}${value}` }
    return true
  }

  #slice({ from, to }: { from: number; to: number }): string {
    return this.#text.slice(from, to)
  }

  /** A filter's value as typed, without its quotes, with its star. */
  #value(node: Of<'filter'>): string {
    const { filter } = node
    if ('value' in filter && typeof filter.value === 'string') {
      return `${filter.value}${'prefix' in filter && filter.prefix ? '*' : ''}`
    }
    const typed = this.#slice(node)
    return typed.slice(typed.indexOf(':') + 1).replaceAll('"', '')
  }
}
