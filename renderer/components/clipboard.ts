import { useEffect, useRef, useState } from 'react'

/** How long "Copied" stands, ms. */
const STANDS_MS = 1600

/** `copy` puts text on the clipboard; `said` then tells for a moment how it went. */
export function useCopy(): { copy: (text: string) => void; said: 'copied' | 'refused' | null } {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const say = (what: 'copied' | 'refused') => {
    setSaid(what)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSaid(null), STANDS_MS)
  }
  return {
    said,
    copy: (text) => {
      navigator.clipboard.writeText(text).then(
        () => say('copied'),
        () => say('refused'),
      )
    },
  }
}
