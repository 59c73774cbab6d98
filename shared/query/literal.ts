import { wordKey } from './folding.ts'
import { isSymbol, tokeniseWithSymbols } from './symbols.ts'
import type { LiteralNode } from './syntax.ts'
import { TokenisedText } from './tokenised-text.ts'

/** Words and symbols that must stand side by side in a message; what the index cannot answer alone. */
export interface Literal {
  /** Folded; a symbol is a term of its own. Never empty. */
  readonly terms: readonly string[]
  /** The last term is the beginning of a word. */
  readonly prefix: boolean
  /**
   * The symbols among the terms: every such message has each of them as it is here, so that SQL's instr() can pass over
   * the others before `literalMatches` looks closely. Never empty.
   */
  readonly contains: readonly string[]
}

export function literalOf(node: LiteralNode): Literal {
  const terms = tokeniseWithSymbols(node.text).map((token) => wordKey(token.term))
  return { terms, prefix: node.prefix, contains: [...new Set(terms.filter(isSymbol))] }
}

/** True when the message has the literal somewhere. */
export function literalMatches(literal: Literal, body: string): boolean {
  if (literal.contains.some((symbol) => !body.includes(symbol))) return false
  return new TokenisedText(tokeniseWithSymbols(body)).phrases(literal.terms, literal.prefix).length > 0
}
