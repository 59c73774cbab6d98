import { EventEmitter } from 'node:events'
import { loud } from './loud.ts'

interface RequestDetails {
  readonly url: string
  readonly method: string
  readonly resourceType: string
}
type Decide = (decision: { cancel?: boolean }) => void
type BeforeRequest = (details: RequestDetails, decide: Decide) => void
type PermissionRequest = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void

/** What main has set on its session. Electron grants every permission and lets every request out where nothing is set. */
let beforeRequest: BeforeRequest | null = null
let permissionRequest: PermissionRequest | null = null

class Session extends EventEmitter {
  readonly webRequest = loud('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest | null) => {
      beforeRequest = listener
    },
  })
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    permissionRequest = handler
  }
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enabled: boolean): void {}
}

export const defaultSession = loud('session', new Session())
export const session = loud('session', { defaultSession })

/** Whether main lets a request out. */
export function letsOut(details: RequestDetails): Promise<boolean> {
  const handler = beforeRequest
  if (handler === null) return Promise.resolve(true)
  return new Promise((resolve) => handler(details, ({ cancel = false }) => resolve(!cancel)))
}

/** Whether main grants a page what it asks for. */
export function grants(contents: unknown, permission: string): Promise<boolean> {
  const handler = permissionRequest
  if (handler === null) return Promise.resolve(true)
  return new Promise((resolve) => handler(contents, permission, resolve))
}
