import { EventEmitter } from 'node:events'
import type { Page } from '@playwright/test'
import { defaultSession } from './session.ts'
import { encode } from './wire.ts'

export type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

/** A frame as an IPC event names it. */
export interface SenderFrame {
  readonly url: string
  readonly parent: SenderFrame | null
}

export class WebContents extends EventEmitter {
  readonly session = defaultSession
  page: Page | null = null
  /** As main knows it: app://bundle/… */
  url = ''
  /** True while main itself is loading an address, which asks no will-navigate. */
  loading = false
  openHandler: OpenHandler | null = null
  #destroyed = false

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getURL(): string {
    return this.url
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
    const message = { channel, args: encode(args) }
    // A page that is being replaced hears nothing, as in Electron.
    this.page?.evaluate(deliver, message).catch(() => {})
  }

  executeJavaScript(code: string): Promise<unknown> {
    if (this.page === null) return Promise.reject(new Error('The page is not open yet.'))
    return this.page.evaluate(code)
  }

  destroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.emit('destroyed')
  }
}

/** Runs in the page; page-runtime.ts put the receiver there. */
function deliver({ channel, args }: { channel: string; args: string }): void {
  const receiver: unknown = Reflect.get(window, Symbol.for('electron-double.deliver'))
  if (typeof receiver === 'function') receiver(channel, args)
}
