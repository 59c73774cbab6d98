import {
  BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  type WebContents,
} from 'electron'
import type { Reply } from '../../shared/contract/wire.ts'
import { channels } from '../../shared/serving/channels.ts'
import { Connection, type Host } from '../worker/index.ts'
import { isOwn } from './origin.ts'
import { pick } from './pick.ts'

/** Answers the pages: each has a connection to the host from its hello until another page takes its place in the window. */
export function listen(host: Pick<Host, 'call' | 'subscribe'>): void {
  const connections = new Map<WebContents, Connection>()
  const begin = (page: WebContents) => {
    const former = connections.get(page)
    if (former !== undefined) former.close()
    else page.once('destroyed', () => end(page))
    const reply = (value: Reply) => {
      if (!page.isDestroyed()) page.send(channels.reply, value)
    }
    connections.set(page, new Connection(host, reply))
  }
  const end = (page: WebContents) => {
    connections.get(page)?.close()
    connections.delete(page)
  }
  ipcMain.on(channels.hello, (event) => {
    if (isOwnPage(event)) begin(event.sender)
  })
  ipcMain.on(channels.request, (event, request: unknown) => {
    if (isOwnPage(event)) connections.get(event.sender)?.receive(request)
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
