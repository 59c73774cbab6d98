import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, session } from 'electron'
import { createWorkerHost, outFolder, productPorts, userDataFolder, workerEntry } from '../worker/index.ts'
import { listen } from './ipc.ts'
import { followState, setMenu } from './menu.ts'
import { registerScheme, servePage } from './protocol.ts'
import { lockDown, sealSession } from './security.ts'
import { openWindow, showWindow } from './windows.ts'

// One folder for every host, so that recent cases and settings are the same in all of them.
const dataFolder = userDataFolder()
mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', dataFolder)

// The module must have run to its end before `ready` can come: it awaits nothing.
if (app.requestSingleInstanceLock()) {
  lockDown()
  registerScheme()
  app.on('second-instance', showWindow)
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Winnow could not start', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}

async function start(): Promise<void> {
  const ports = productPorts(dataFolder, join(outFolder, 'sample'))
  const host = createWorkerHost(ports, workerEntry)
  app.on('will-quit', (event) => {
    event.preventDefault()
    void host.close().finally(() => app.exit(0))
  })
  sealSession(session.defaultSession)
  servePage(host, join(outFolder, 'renderer'))
  listen(host)
  setMenu(process.platform)
  host.subscribe('state.changed', followState)
  followState(await host.call('app.state', {}))
  await openWindow(() => host.busy)
}
