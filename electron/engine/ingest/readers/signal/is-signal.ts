import type { ChatSample } from '../chat/sniff.ts'

const bySignal = /^\d{4}-\d\d-\d\d(?:, \d\d:\d\d| \d\d:\d\d:\d\d)$/
const byWhatsapp = /\u200e|<attached: |omitted>|WhatsApp/

/**
 * Whether a sampled chat is written as signal-export writes it: `[2019-12-24, 12:23] Anna: text`, since 2023
 * `[2019-12-24 12:23:05] Anna: text`. WhatsApp writes such dates too in some countries; its own marks and words tell it.
 */
export function isSignal({ messages }: ChatSample): boolean {
  return (
    messages.length > 0 &&
    messages.every(({ header, rest }) => bySignal.test(header.time) && !byWhatsapp.test(rest))
  )
}
