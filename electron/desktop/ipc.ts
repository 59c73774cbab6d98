import {
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  type WebContents,
} from 'electron'
import { channels } from '../../shared/serving/channels.ts'
import { Connection, type Host } from '../worker/index.ts'
import { isOwn } from './origin.ts'
import { pick } from './pick.ts'

/** Answers the pages: each window's page has a connection to the host, from its first message to its last. */
export function listen(host: Pick<Host, 'call' | 'subscribe'>): void {
  const connections = new Map<WebContents, Connection>()
  const end = (page: WebContents) => {
    connections.get(page)?.close()
    connections.delete(page)
  }
  const begin = (page: WebContents): Connection => {
    const connection = new Connection(host, (reply) => {
      if (!page.isDestroyed()) page.send(channels.reply, reply)
    })
    connections.set(page, connection)
    page.once('destroyed', () => end(page))
    return connection
  }
  ipcMain.on(channels.hello, (event) => {
    if (isOwnPage(event)) end(event.sender)
  })
  ipcMain.on(channels.request, (event, request: unknown) => {
    if (isOwnPage(event)) (connections.get(event.sender) ?? begin(event.sender)).receive(request)
  })
  ipcMain.handle(channels.pick, (event, request: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!isOwnPage(event) || window === null) throw new Error('Only a window of Winnow may ask for files.')
    return pick(window, request)
  })
}

/** The message comes from the page itself, not from a frame in it or from what replaced it. */
function isOwnPage({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwn(senderFrame.url)
}
