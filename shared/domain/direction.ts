const out = new Set([
  'out',
  'outgoing',
  'outbound',
  'sent',
  'send',
  'to',
  '>',
  '->',
  '→',
  'o',
  'mo',
  'from me',
  'from owner',
])
const inward = new Set([
  'in',
  'incoming',
  'inbound',
  'received',
  'receive',
  'from',
  '<',
  '<-',
  '←',
  'i',
  'mt',
  'to me',
  'to owner',
])

/** Which way a message went, as the owner of the pack sees it, by a supplier's own word; null: not one of the known words. */
export function directionOf(word: string): 'out' | 'in' | null {
  const folded = word.normalize('NFKC').trim().toLowerCase()
  if (out.has(folded)) return 'out'
  return inward.has(folded) ? 'in' : null
}
