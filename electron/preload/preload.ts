import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { mediaPath } from '../../shared/serving/address.ts'
import { channels } from '../../shared/serving/channels.ts'

function heard<T>(channel: string, listener: (value: T) => void): () => void {
  const own = (_event: IpcRendererEvent, value: T) => listener(value)
  ipcRenderer.on(channel, own)
  return () => void ipcRenderer.off(channel, own)
}

const isFile = (object: object): object is File => 'name' in object && 'size' in object

/** All that the page gets of Electron: messages to the engine, dialogs, and the path of a file dropped on it. */
const bridge: Bridge = {
  host: 'desktop',
  send: (request) => ipcRenderer.send(channels.request, request),
  receive: (listener) => heard(channels.reply, listener),
  pick: (request) => ipcRenderer.invoke(channels.pick, request),
  complete: null,
  pathOf: (file) => (isFile(file) ? webUtils.getPathForFile(file) : ''),
  mediaUrl: mediaPath,
  onCommand: (listener) => heard(channels.command, listener),
  onPresence: null,
}

ipcRenderer.send(channels.hello)
contextBridge.exposeInMainWorld('winnow', bridge)
