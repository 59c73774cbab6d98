import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { outFolder } from '../worker/index.ts'
import { pageAddress } from './origin.ts'
import { readPlace, rememberPlace } from './window-place.ts'

/**
 * Opens the application's window.
 * @param busy whether work is under way that closing would cancel: then a person is asked first
 */
export async function openWindow(busy: () => boolean): Promise<void> {
  const placeFile = join(app.getPath('userData'), 'window.json')
  const { maximised, ...bounds } = readPlace(placeFile) ?? { width: 1440, height: 900, maximised: false }
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 560,
    show: false,
    title: 'Winnow',
    webPreferences: {
      preload: join(outFolder, 'electron', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  rememberPlace(window, placeFile)
  askBeforeClosing(window, busy)
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => void offerReload(window, reason))
  await load(window)
}

/** @throws Error when the page cannot be loaded; a window that was closed in the meantime is no error */
async function load(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(pageAddress)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}

/** Brings the window to the front: somebody started Winnow again. */
export function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The page is gone, the engine is not: nothing is lost but what was being typed. */
async function offerReload(window: BrowserWindow, reason: string): Promise<void> {
  if (window.isDestroyed() || reason === 'clean-exit') return
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: `Work that was under way goes on. What was being typed is lost. (${reason})`,
    buttons: ['Show it again', 'Close Winnow'],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 0) await load(window)
  else window.close()
}

function askBeforeClosing(window: BrowserWindow, busy: () => boolean): void {
  let sure = false
  window.on('close', (event) => {
    if (sure || !busy()) return
    event.preventDefault()
    void dialog
      .showMessageBox(window, {
        type: 'question',
        message: 'Work is still under way.',
        detail: 'Closing Winnow now cancels it; nothing half done is left behind.',
        buttons: ['Keep it going', 'Cancel the work and close'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        if (response !== 1) return
        sure = true
        window.close()
      })
  })
}
