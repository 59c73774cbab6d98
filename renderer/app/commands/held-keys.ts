/**
 * Lets a held key act once a frame. Its repeats come before all other work: faster than rows can be drawn they would hold up every
 * page that has come, and the list would run on after the key was let go. Keys pressed one by one all count.
 * @returns takes it back
 */
export function paceHeldKeys(window: Window): () => void {
  let busy = false
  const onKey = (event: KeyboardEvent) => {
    if (!event.repeat || isTyping(event.target)) return
    if (busy) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    busy = true
    // A task behind the frame: what waits for its turn, as rows that have come, is drawn before the next step.
    window.requestAnimationFrame(() =>
      window.setTimeout(() => {
        busy = false
      }),
    )
  }
  window.addEventListener('keydown', onKey, true)
  return () => window.removeEventListener('keydown', onKey, true)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
