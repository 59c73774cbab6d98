type Listener = (event: object, ...args: unknown[]) => void

/**
 * Put into every page of a window with a preload, before anything else runs there; it stands alone, because its source
 * text is what is injected. It runs the preload bundle with the `require('electron')` of a sandboxed preload.
 */
export function pageRuntime(
  preload: string,
  encode: (value: unknown) => string,
  decode: (text: string) => unknown,
): void {
  const binding: unknown = Reflect.get(window, '__electronDouble')
  Reflect.deleteProperty(window, '__electronDouble')
  // As in Electron, frames inside the page get no preload.
  if (window !== window.top || typeof binding !== 'function') return

  const listeners = new Map<string, Set<Listener>>()
  const tell = async (kind: 'send' | 'invoke', channel: string, args: unknown[]): Promise<unknown> => {
    const answer: string = await binding(JSON.stringify({ kind, channel, args: encode(args) }))
    const { ok, value } = JSON.parse(answer) as { ok: boolean; value: string }
    if (!ok) throw new Error(`Error invoking remote method '${channel}': ${value}`)
    return decode(value)
  }
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => void tell('send', channel, args),
    invoke: (channel: string, ...args: unknown[]) => tell('invoke', channel, args),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    },
    off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
  }
  Object.defineProperty(window, Symbol.for('electron-double.deliver'), {
    value: (channel: string, args: string) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...(decode(args) as unknown[]))
    },
  })

  // contextBridge copies values, wraps functions, drops prototypes and freezes what it exposes.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map(cross))
        return result instanceof Promise ? result.then(cross) : cross(result)
      }
    }
    if (typeof value === 'symbol') throw new TypeError('contextBridge: a symbol cannot cross')
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Blob || value instanceof Promise) return value
    if (Array.isArray(value)) return value.map(cross)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)]))
  }
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in window)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`)
      Object.defineProperty(window, key, { value: freeze(cross(api)), enumerable: true })
    },
  }
  // A page cannot make a File with a path; only a drop by a person carries one.
  const webUtils = { getPathForFile: () => '' }

  const require = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils }
    throw new Error(`module not found: ${name}`)
  }
  new Function('require', 'module', 'exports', preload)(require, { exports: {} }, {})
}
