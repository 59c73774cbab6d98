import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Frame, Page } from '@playwright/test'
import { app, isPrevented } from './app.ts'
import { browser } from './browser.ts'
import { ipcMain } from './ipc-main.ts'
import { fault, loud } from './loud.ts'
import { pageRuntime } from './page-runtime.ts'
import { fromChromium, toChromium } from './schemes.ts'
import { defaultSession, grants, letsOut } from './session.ts'
import { interceptTraffic } from './traffic.ts'
import { type SenderFrame, WebContents } from './web-contents.ts'
import { decode, encode } from './wire.ts'
import { world } from './world.ts'

interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: {
    readonly preload?: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
  }
}

interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const windows = new Set<BrowserWindow>()
let intercepted: Promise<void> | null = null

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => [...windows]
  static getFocusedWindow = (): BrowserWindow | null => [...windows].at(-1) ?? null
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    [...windows].find((window) => window.webContents === contents) ?? null

  readonly webContents = loud('webContents', new WebContents())
  readonly #opening: Promise<Page>
  #bounds: Bounds
  #visible = false

  constructor({ width = 800, height = 600, webPreferences = {} }: WindowOptions = {}) {
    super()
    if (!world.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const { preload = null, sandbox, contextIsolation, nodeIntegration } = webPreferences
    if (sandbox === false || contextIsolation === false || nodeIntegration === true) {
      throw new Error('electron double: only sandboxed pages in a context of their own are modelled')
    }
    this.#bounds = { x: 0, y: 0, width, height }
    windows.add(this)
    world.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.#opening = this.#open(preload)
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#opening
    this.webContents.url = address
    this.webContents.loading = true
    try {
      await page.goto(toChromium(address))
    } finally {
      this.webContents.loading = false
    }
  }

  show(): void {
    this.#visible = true
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {}
  maximize(): void {}
  restore(): void {}
  isMaximized(): boolean {
    return false
  }
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
  }
  getNormalBounds(): Bounds {
    return this.#bounds
  }

  close(): boolean {
    if (isPrevented((event) => this.emit('close', event))) return false
    this.destroy()
    return true
  }

  destroy(): void {
    windows.delete(this)
    world.windows.delete(this)
    if (this.webContents.isDestroyed()) return
    this.webContents.destroyed()
    this.emit('closed')
    this.#opening.then((page) => page.close()).catch(() => {})
    if (windows.size > 0 || world.quitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  async #open(preload: string | null): Promise<Page> {
    const context = await browser()
    intercepted ??= interceptTraffic(context, { contentsOf, asked })
    await intercepted
    const page = await freshPage(context)
    const contents = this.webContents
    contents.page = page
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    await this.#grantPermissions(context)
    if (preload !== null) {
      await page.exposeBinding('__electronDouble', ({ frame }, text: string) => this.#hear(frame, text))
      const source = JSON.stringify(readFileSync(preload, 'utf8'))
      await page.addInitScript(`(${pageRuntime})(${source}, ${encode}, ${decode})`)
    }
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) contents.url = fromChromium(frame.url())
    })
    page.on('load', () => this.emit('ready-to-show'))
    // Only windows for about: and the like come this far, others are asked for in traffic.ts.
    page.on('popup', (popup) => {
      asked(fromChromium(popup.url()))
      void popup.close()
    })
    page.on('download', (download) => {
      if (!isPrevented((event) => defaultSession.emit('will-download', event))) {
        fault(`main let ${download.url()} be downloaded`)
      }
    })
    // Chromium reports only those that the page's policy allowed; no name is looked up: see browser.ts.
    page.on('websocket', async (socket) => {
      const details = { url: socket.url(), method: 'GET', resourceType: 'webSocket' }
      if (await letsOut(details)) fault(`main let a web socket to ${details.url} out`)
    })
    page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    return page
  }

  /** What main grants, Chromium grants: so a main that refuses nothing is seen to refuse nothing. */
  async #grantPermissions(context: BrowserContext): Promise<void> {
    const granted: string[] = []
    for (const [electronName, chromiumName] of permissions) {
      if (await grants(this.webContents, electronName)) granted.push(chromiumName)
    }
    await context.grantPermissions(granted)
  }

  async #hear(frame: Frame, text: string): Promise<string> {
    const { kind, channel, args } = JSON.parse(text) as { kind: string; channel: string; args: string }
    const event = { sender: this.webContents, senderFrame: senderFrame(frame) }
    const values = decode(args) as unknown[]
    try {
      if (kind === 'send') ipcMain.emit(channel, event, ...values)
      const value = kind === 'send' ? undefined : await ipcMain.answer(channel, event, values)
      return JSON.stringify({ ok: true, value: encode(value) })
    } catch (error) {
      if (kind === 'send') fault(`${channel}: ${String(error)}`)
      return JSON.stringify({ ok: false, value: String(error) })
    }
  }
}

const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const

function contentsOf(page: unknown): WebContents | undefined {
  return [...windows].find(({ webContents }) => webContents.page === page)?.webContents
}

/** Windows of a page's own are not modelled: main has to refuse them. */
function asked(url: string): void {
  for (const { webContents } of windows) {
    if (webContents.openHandler?.({ url }).action !== 'deny')
      fault(`main let the page open a window for ${url}`)
  }
}

/** Chromium begins with one empty page: the first window takes it. */
async function freshPage(context: BrowserContext): Promise<Page> {
  const taken = new Set([...windows].map(({ webContents }) => webContents.page))
  return context.pages().find((page) => !taken.has(page)) ?? (await context.newPage())
}

function senderFrame(frame: Frame): SenderFrame {
  const parent = frame.parentFrame()
  return { url: fromChromium(frame.url()), parent: parent === null ? null : senderFrame(parent) }
}
