/**
 * What the double does not model. Reaching into it gives more of the same; calling it fails loudly with the whole path, so
 * that main never leans on a thing that does nothing here.
 */
export function missing(path: string): unknown {
  const fail = () => {
    throw new Error(`electron double: ${path} is not modelled`)
  }
  return new Proxy(fail, {
    get: (_, name) => (isPlain(name) ? missing(`${path}.${name}`) : undefined),
    construct: fail,
  })
}

/** The object as it is, and `missing` for every property that it does not have. */
export function loud<T extends object>(path: string, object: T): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (!(name in target) && isPlain(name)) return missing(`${path}.${name}`)
      const value: unknown = Reflect.get(target, name)
      // A method with private fields knows its own object, not the proxy in front of it.
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Symbols and `then` are asked for by the language itself. */
const isPlain = (name: string | symbol): name is string => typeof name === 'string' && name !== 'then'

/** Things that main did and the real Electron would not have stopped. Any of them makes the application end with 1. */
export const faults: string[] = []
// For the specs, which look at it from the main process.
Reflect.set(globalThis, 'electronDoubleFaults', faults)

export function fault(text: string): void {
  faults.push(text)
  console.error(`electron double: ${text}`)
}
