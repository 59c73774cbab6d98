/**
 * What the page may do: its own scripts, styles, fonts and images, and messages to its own host; nothing inline but
 * what React sets through the DOM, no frame, no form, nothing from elsewhere. `blob:` and `data:` are for images that the
 * page makes itself.
 */
const pageRules = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // What was on the screen is evidence; it is not to stay in a browser's cache.
  'cache-control': 'no-store',
} as const

/** Headers of every answer that is no image: the renderer's files and the host's own answers. */
export const pageHeaders = {
  ...everywhere,
  'content-security-policy': pageRules,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'x-frame-options': 'DENY',
} as const

/** Image types that a browser decodes and that cannot carry a script: the only ones shown in place. */
const shown = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

/**
 * Headers of a media file. Opened on its own it is sandboxed without scripts; anything but a raster image (an SVG, an
 * unknown file) is handed over as plain bytes to be saved, never as a document.
 * @param type the media type that the store found in the bytes
 */
export function mediaHeaders(type: string): Record<string, string> {
  const common = { ...everywhere, 'content-security-policy': "default-src 'none'; sandbox" }
  return shown.has(type)
    ? { ...common, 'content-type': type }
    : { ...common, 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
}
