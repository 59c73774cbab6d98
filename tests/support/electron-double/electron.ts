import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { dialog } from './dialogs.ts'
import { ipcMain } from './ipc-main.ts'
import { loud, missing } from './loud.ts'
import { Menu } from './menu.ts'
import { protocol } from './protocol.ts'
import { obey } from './remote.ts'
import { session } from './session.ts'

export { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session }

const workArea = { x: 0, y: 0, width: 1920, height: 1080 }
export const screen = loud('screen', { getDisplayMatching: () => ({ workArea }) })

// What main does not use stands here only so that its first use fails with a sentence, not with an import error.
export const clipboard = missing('clipboard')
export const MessageChannelMain = missing('MessageChannelMain')
export const nativeImage = missing('nativeImage')
export const nativeTheme = missing('nativeTheme')
export const net = missing('net')
export const Notification = missing('Notification')
export const powerMonitor = missing('powerMonitor')
export const safeStorage = missing('safeStorage')
export const shell = missing('shell')
export const Tray = missing('Tray')
export const utilityProcess = missing('utilityProcess')

obey({ app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session })
setImmediate(() => app.becomeReady())
