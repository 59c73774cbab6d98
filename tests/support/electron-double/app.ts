import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { closeBrowser } from './browser.ts'
import { faults, loud } from './loud.ts'
import { pathOf, world } from './world.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = loud('app.commandLine', {
    appendSwitch: (_name: string, _value?: string) => beforeReady('app.commandLine.appendSwitch'),
  })
  readonly #ready = Promise.withResolvers<void>()

  whenReady = (): Promise<void> => this.#ready.promise

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`electron: app.setPath('${name}', …): ${path} does not exist`)
    world.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = pathOf(name)
    mkdirSync(path, { recursive: true })
    return path
  }

  /** The folder with package.json: the main bundle stands in its out/electron/. */
  getAppPath(): string {
    return resolve(process.argv[1] ?? '', '../../..')
  }

  /** Every run under the double is alone in its profile. */
  requestSingleInstanceLock(): boolean {
    return true
  }

  enableSandbox(): void {
    beforeReady('app.enableSandbox')
  }

  /** before-quit, every window's close, will-quit, quit: any of the first three can stop it. */
  quit(): void {
    if (world.quitting || isPrevented((event) => this.emit('before-quit', event))) return
    for (const window of [...world.windows]) if (!window.close()) return
    if (isPrevented((event) => this.emit('will-quit', event))) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  /** Ends at once, asking nobody. */
  exit(code = 0): void {
    if (world.quitting) return
    world.quitting = true
    for (const window of [...world.windows]) window.destroy()
    void closeBrowser().finally(() => process.exit(code === 0 && faults.length > 0 ? 1 : code))
  }

  /** As in Electron, `ready` comes when the main script has run to its end. */
  becomeReady(): void {
    world.ready = true
    this.emit('ready', {}, {})
    this.#ready.resolve()
  }
}

/** Tells listeners of something that they may stop. */
export function isPrevented(tell: (event: { preventDefault: () => void }) => void): boolean {
  let prevented = false
  tell({
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

/** Electron ignores or refuses some things once it is ready; here that is always an error. */
export function beforeReady(what: string): void {
  if (world.ready) throw new Error(`electron double: ${what} comes too late, the application is ready`)
}

export const app = loud('app', new App())
