/** Answers requests of one custom scheme. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>

/** Registered as standard before `ready`. */
export const privileged = new Set<string>()
export const handlers = new Map<string, SchemeHandler>()

/** Chromium knows nothing of a custom scheme, so a page of app://bundle/ stands at https://bundle.app.electron-double.test/. */
const suffix = '.electron-double.test'

const custom = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i
const standIn = new RegExp(`^https://(.*)\\.([a-z0-9+.-]+?)${suffix.replaceAll('.', '\\.')}(.*)$`)

/** An address as Chromium can open it. */
export function toChromium(address: string): string {
  const [, scheme = '', host = '', rest = ''] = custom.exec(address) ?? []
  return privileged.has(scheme) ? `https://${host}.${scheme}${suffix}${rest || '/'}` : address
}

/** The address that main knows. */
export function fromChromium(address: string): string {
  const [, host, scheme, rest] = standIn.exec(address) ?? []
  return scheme === undefined ? address : `${scheme}://${host}${rest}`
}
