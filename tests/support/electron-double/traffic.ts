import type { BrowserContext, Route } from '@playwright/test'
import { isPrevented } from './app.ts'
import { fault } from './loud.ts'
import { fromChromium, handlers } from './schemes.ts'
import { letsOut } from './session.ts'
import type { WebContents } from './web-contents.ts'

/** What the traffic has to know of the windows. */
export interface Windows {
  contentsOf(page: unknown): WebContents | undefined
  /** A page asks for a window of its own. */
  asked(url: string): void
}

/** Answers or stops every request of every page, asking main wherever Electron would. */
export async function interceptTraffic(context: BrowserContext, windows: Windows): Promise<void> {
  await context.route(/.*/, async (route) => {
    try {
      await answer(route, windows)
    } catch (error) {
      fault(`${route.request().url()}: ${error instanceof Error ? error.message : String(error)}`)
      await route.abort('failed').catch(() => {})
    }
  })
}

async function answer(route: Route, windows: Windows): Promise<void> {
  const request = route.request()
  const url = fromChromium(request.url())
  const details = { url, method: request.method(), resourceType: request.resourceType() }
  const contents = windows.contentsOf(pageOf(route))
  if (contents === undefined) {
    windows.asked(url)
    return route.abort('aborted')
  }
  if (request.isNavigationRequest() && !contents.loading && isStopped(contents, route, url)) {
    return route.abort('aborted')
  }
  if (!(await letsOut(details))) return route.abort('blockedbyclient')
  const { protocol } = new URL(url)
  const handler = handlers.get(protocol.slice(0, -1))
  if (handler !== undefined)
    return fulfil(route, await handler(new Request(url, { method: request.method() })))
  if (protocol === 'data:' || protocol === 'blob:' || protocol === 'about:') return route.continue()
  fault(`main let ${request.method()} ${url} out`)
  return route.abort('internetdisconnected')
}

function pageOf(route: Route): unknown {
  try {
    return route.request().frame().page()
  } catch {
    return null // The first request of a window has no frame yet.
  }
}

function isStopped(contents: WebContents, route: Route, url: string): boolean {
  const isMainFrame = route.request().frame().parentFrame() === null
  return isPrevented(({ preventDefault }) => {
    const event = { url, isMainFrame, isSameDocument: false, preventDefault }
    contents.emit('will-frame-navigate', event)
    if (isMainFrame) contents.emit('will-navigate', event, url)
  })
}

async function fulfil(route: Route, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
}
