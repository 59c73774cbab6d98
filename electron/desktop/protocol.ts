import { protocol } from 'electron'
import { toErrorShape } from '../../shared/contract/error.ts'
import { parseMediaPath } from '../../shared/serving/address.ts'
import { mediaHeaders, pageHeaders } from '../../shared/serving/policy.ts'
import { type Host, readAsset } from '../worker/index.ts'
import { isOwn, scheme } from './origin.ts'

/** Makes app:// a scheme like https:// to the page: its own origin, storage and fetch. Before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the renderer's files and the case's images under app://bundle/, and nothing else. After `ready`. */
export function servePage(host: Pick<Host, 'media'>, renderer: string): void {
  protocol.handle(scheme, async (request) => {
    if (request.method !== 'GET' || !isOwn(request.url)) return refused(404)
    const { pathname } = new URL(request.url)
    const media = parseMediaPath(pathname)
    if (media !== null) return serveMedia(host, media.sha256, media.variant)
    const asset = await readAsset(renderer, pathname)
    if (asset === null) return refused(404)
    // A policy set by webRequest does not reach custom schemes: it has to be on the response itself.
    return new Response(body(asset.bytes), { headers: { ...pageHeaders, 'content-type': asset.type } })
  })
}

async function serveMedia(
  host: Pick<Host, 'media'>,
  sha256: string,
  variant: 'original' | 'thumbnail',
): Promise<Response> {
  try {
    const { bytes, type } = await host.media(sha256, variant)
    return new Response(body(bytes), { headers: mediaHeaders(type) })
  } catch (error) {
    return refused(toErrorShape(error).code === 'not.found' ? 404 : 403)
  }
}

const refused = (status: number) => new Response(null, { status, headers: pageHeaders })

/** A copy in memory of its own: a Response takes no view of shared memory. */
const body = (bytes: Uint8Array) => new Uint8Array(bytes)
