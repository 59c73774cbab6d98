import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Order, Report } from './remote.ts'
import { decode, encode } from './wire.ts'

export interface DoubleOptions {
  /** The bundled main script. */
  readonly main: string
  /** Folder for what Electron keeps beside the application's own data. */
  readonly profile: string
  readonly env: Readonly<Record<string, string>>
}

/** An application under the double, in the shape of Playwright's ElectronApplication as far as specs use it. */
export class DoubleApp {
  readonly #child: ChildProcess
  readonly #exited: Promise<number | null>
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  readonly #ready = Promise.withResolvers<number>()
  #browser: Promise<Browser> | null = null
  #next = 1

  constructor({ main, profile, env }: DoubleOptions) {
    const register = new URL('./main.ts', import.meta.url).href
    this.#child = fork(main, {
      execArgv: ['--import', register],
      env: { ...process.env, ...env, ELECTRON_DOUBLE_PROFILE: profile },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child.on('message', (report: Report) => this.#hear(report))
    this.#exited = once(this.#child, 'exit').then(([code]) => {
      const error = new Error(`The application ended with ${code}.`)
      this.#ready.reject(error)
      for (const { reject } of this.#waiting.values()) reject(error)
      return code
    })
    // Whoever asks for the port hears of the failure; nobody has to.
    this.#ready.promise.catch(() => {})
  }

  async firstWindow(): Promise<Page> {
    this.#browser ??= this.#ready.promise.then((port) => chromium.connectOverCDP(`http://127.0.0.1:${port}`))
    const [context] = (await this.#browser).contexts()
    if (context === undefined) throw new Error('The application has no browser context.')
    for (;;) {
      const page = context.pages().find((open) => open.url() !== 'about:blank')
      if (page !== undefined) return page
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Runs a function in the main process, with the electron module. */
  evaluate(source: string, arg: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#next++
      this.#waiting.set(id, { resolve, reject })
      this.#order({ kind: 'evaluate', id, source, arg: encode(arg) })
    })
  }

  /** Quits as a person would, and waits for the end. @returns the exit code; 1 too when main let something out */
  async close(): Promise<number | null> {
    if (this.#child.connected) this.#order({ kind: 'quit' })
    const code = await this.#exited
    await this.#browser?.then((browser) => browser.close()).catch(() => {})
    return code
  }

  #order(order: Order): void {
    this.#child.send(order)
  }

  #hear(report: Report): void {
    if (report.kind === 'ready') {
      this.#ready.resolve(report.port)
      return
    }
    const waiting = this.#waiting.get(report.id)
    this.#waiting.delete(report.id)
    if (report.ok) waiting?.resolve(decode(report.value))
    else waiting?.reject(new Error(report.value))
  }
}
