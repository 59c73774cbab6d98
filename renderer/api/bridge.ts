import type { Bridge } from '../../shared/contract/bridge.ts'
import { createLocalBridge } from './local-bridge.ts'

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a page that the loopback host serves. */
    readonly winnow?: Bridge
  }
}

/** What the host of this page can do beside answering calls: dialogs, images, its menu. */
export const bridge: Bridge = window.winnow ?? createLocalBridge({ origin: '' })
