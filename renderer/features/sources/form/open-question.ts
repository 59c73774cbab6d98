/** Marks a question that keeps the import from starting, or what encloses it: `<Select {...open(zone === null)} />`. */
export const open = (unanswered: boolean): { 'data-open'?: true } => (unanswered ? { 'data-open': true } : {})

const controls = 'select, input, textarea, button'

/** Puts the focus on the first question that is still open. @returns false when there is none */
export function goToOpenQuestion(within: Element | null): boolean {
  const question = within?.querySelector('[data-open]') ?? null
  const control = question?.matches(controls) ? question : question?.querySelector(controls)
  if (!(control instanceof HTMLElement)) return false
  control.focus()
  control.scrollIntoView?.({ block: 'nearest' })
  return true
}
