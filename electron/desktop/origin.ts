/** Where the page lives: app://bundle/. */
export const scheme = 'app'
const pageHost = 'bundle'
export const pageAddress = `${scheme}://${pageHost}/`

/** Whether an address is the page's own. Node gives `app:` addresses the origin 'null', so the parts are compared. */
export function isOwn(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === `${scheme}:` && host === pageHost
}
