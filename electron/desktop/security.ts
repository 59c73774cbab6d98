import { app, type Session, type WebContents } from 'electron'
import { isOwn } from './origin.ts'

/** Before `ready`: every page is sandboxed, and no name is ever looked up. */
export function lockDown(): void {
  app.enableSandbox()
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  app.on('web-contents-created', (_event, contents) => keepIn(contents))
}

/** What a request may be for; every other is cancelled before it leaves: http, https, ws, wss, ftp, file … */
const inside = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** The one permission that is granted: to put text on the clipboard when a person copies an address or a citation. */
const copying = 'clipboard-sanitized-write'

/** After `ready`: no request, no other permission and no download gets out of the session. */
export function sealSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !URL.canParse(url) || !inside.has(new URL(url).protocol) })
  })
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === copying))
  session.setPermissionCheckHandler((_contents, permission) => permission === copying)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // The dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}

/** A page stays where it is: it goes nowhere, opens nothing and embeds nothing. */
function keepIn(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwn(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwn(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
