import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { State } from '../../shared/contract/case.ts'
import { channels } from '../../shared/serving/channels.ts'

/**
 * The native menu. Its items name commands of the page's own list, which knows what each does and whether it applies
 * now; the keys are shown here and handled there.
 */
export function setMenu(platform: NodeJS.Platform): void {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: '&File',
        submenu: [
          command('case.new', '&New case…'),
          command('case.open', '&Open case…'),
          command('case.sample', 'Open the &sample case'),
          { type: 'separator' },
          command('import', '&Import a file…', 'CmdOrCtrl+I'),
          { type: 'separator' },
          command('lock', '&Lock', 'CmdOrCtrl+L'),
          command('case.close', '&Close the case', 'CmdOrCtrl+Shift+W'),
          { type: 'separator' },
          command('settings', 'S&ettings…', 'CmdOrCtrl+,'),
          { type: 'separator' },
          { role: 'quit' },
        ],
      },
      {
        label: '&Edit',
        submenu: [
          // The page hears the keys first and undoes tags and the like; in a text field they mean the text.
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
          { type: 'separator' },
          command('find', '&Find anything', 'CmdOrCtrl+K'),
        ],
      },
      {
        label: '&View',
        submenu: [
          command('inspector', 'Show or hide the &inspector'),
          command('zone', 'Clocks in the other &zone', 'CmdOrCtrl+Shift+U'),
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      {
        label: '&Help',
        role: 'help',
        submenu: [command('keys', '&Keys that apply here'), { role: 'about' }],
      },
    ]),
  )
}

/** Greys out what means nothing now: no case can be closed where none is open. */
export function followState({ case: open, account }: State): void {
  const inside = open !== null && account !== null
  const enabled = { 'case.new': open === null, 'case.open': open === null, 'case.sample': open === null }
  const more = { 'case.close': open !== null, import: inside, lock: inside, settings: inside, find: inside }
  for (const [id, on] of Object.entries({ ...enabled, ...more, inspector: inside, zone: inside })) {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (item) item.enabled = on
  }
}

function command(id: string, label: string, accelerator?: string): MenuItemConstructorOptions {
  return {
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      window?.webContents.send(channels.command, id)
    },
  }
}
