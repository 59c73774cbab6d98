import { beforeReady } from './app.ts'
import { loud } from './loud.ts'
import { handlers, privileged, type SchemeHandler } from './schemes.ts'

export const protocol = loud('protocol', {
  registerSchemesAsPrivileged: (
    schemes: readonly { scheme: string; privileges?: { standard?: boolean } }[],
  ) => {
    beforeReady('protocol.registerSchemesAsPrivileged')
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard)
        throw new Error(`electron double: ${scheme}: only standard schemes are modelled`)
      privileged.add(scheme)
    }
  },
  handle: (scheme: string, handler: SchemeHandler) => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
})
