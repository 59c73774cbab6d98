import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type Page } from '@playwright/test'
import { programIn } from '../../../build/lib/electron.mjs'
import { DoubleApp } from '../../support/electron-double/launch.ts'
import { callFrom } from './bridge.ts'

type Electron = typeof import('electron')

/** The desktop application, under the real Electron or under the double; specs cannot tell which. */
export interface DesktopApp {
  readonly page: Page
  /** For the application's data, and for a spec's own cases and files; gone afterwards. */
  readonly folder: string
  /** Runs a function in the main process; it sees nothing but its arguments. */
  evaluate<R>(run: (electron: Electron) => R | Promise<R>): Promise<R>
  evaluate<R, A>(run: (electron: Electron, arg: A) => R | Promise<R>, arg: A): Promise<R>
  /** Quits it. @returns its exit code; under the double 1 also when a request got past main */
  close(): Promise<number | null>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Electron's program where its binary is found, or null: then the double takes its place. */
const electronProgram = (() => {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules', 'electron', 'dist')
  const program = join(dist, programIn(process.platform))
  return existsSync(program) ? program : null
})()

async function launchReal(program: string, folder: string): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath: program,
    // Chromium refuses to start its sandbox for root.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...definedIn(process.env), WINNOW_DATA: folder },
  })
  const exited = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
  return {
    folder,
    page: await loaded(app.firstWindow()),
    evaluate: <R, A>(run: (electron: Electron, arg: A) => R | Promise<R>, arg?: A) =>
      app.evaluate(run as never, arg) as Promise<R>,
    close: async () => {
      await app.close()
      return exited
    },
  }
}

async function launchDouble(folder: string): Promise<DesktopApp> {
  const main = join(root, 'out', 'electron', 'desktop.js')
  const app = new DoubleApp({ main, profile: join(folder, 'electron'), env: { WINNOW_DATA: folder } })
  return {
    folder,
    page: await loaded(app.firstWindow()),
    evaluate: <R, A>(run: (electron: Electron, arg: A) => R | Promise<R>, arg?: A) =>
      app.evaluate(run.toString(), arg) as Promise<R>,
    close: () => app.close(),
  }
}

async function loaded(opening: Promise<Page>): Promise<Page> {
  const page = await opening
  await page.waitForLoadState()
  return page
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

const start = (folder: string) =>
  electronProgram === null ? launchDouble(folder) : launchReal(electronProgram, folder)

interface Fixtures {
  readonly folder: string
  /** Starts the application, each time on the same folder; what a spec leaves open is closed after it. */
  readonly launch: () => Promise<DesktopApp>
  /** The application on its welcome screen, with a fresh page: started once for many specs. */
  readonly desktop: DesktopApp
}

interface Shared {
  readonly running: DesktopApp
}

export const test = base.extend<Fixtures, Shared>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  folder: async ({}, use) => inFolder(use),
  launch: async ({ folder }, use) => {
    const open = new Set<DesktopApp>()
    await use(async () => {
      const app = await start(folder)
      const launched: DesktopApp = {
        ...app,
        close: () => {
          open.delete(launched)
          return app.close()
        },
      }
      open.add(launched)
      return launched
    })
    for (const app of open) expect(await app.close(), 'exit code').toBe(0)
  },
  running: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
    async ({}, use) =>
      inFolder(async (folder) => {
        const app = await start(folder)
        await use(app)
        expect(await app.close(), 'exit code').toBe(0)
      }),
    { scope: 'worker' },
  ],
  desktop: async ({ running, folder }, use) => {
    await running.page.reload()
    await use({ ...running, folder })
    await callFrom(running.page, 'case.close', {})
    const faults = await running.evaluate(() => Reflect.get(globalThis, 'electronDoubleFaults') ?? [])
    expect(faults, 'what main did not stop').toEqual([])
  },
})

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-desktop-'))
  await use(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

export const { expect } = base
