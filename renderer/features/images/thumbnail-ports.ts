import { bridge } from '../../api/bridge.ts'
import type { ThumbnailPorts } from './thumbnails.ts'

/** px; the longest edge of what is shown of a hidden image. */
const across = 8

/** Thumbnails from the host, held as objects of this window's own memory. */
export const hostThumbnails: ThumbnailPorts = {
  load: async (sha256, signal) => {
    const response = await fetch(bridge.mediaUrl(sha256, 'thumbnail'), { signal })
    if (!response.ok) throw new Error(`The host answered ${response.status}.`)
    const clear = await response.blob()
    const blurred = await blur(clear)
    return { clear: URL.createObjectURL(clear), blurred: URL.createObjectURL(blurred) }
  },
  release: ({ clear, blurred }) => {
    URL.revokeObjectURL(clear)
    URL.revokeObjectURL(blurred)
  },
}

/** What of a picture is left at eight pixels, its colours faded. Small enough that a thousand of them scroll; a filter on each would not. */
async function blur(picture: Blob): Promise<Blob> {
  const whole = await createImageBitmap(picture)
  const scale = across / Math.max(whole.width, whole.height)
  const width = Math.max(1, Math.round(whole.width * scale))
  const height = Math.max(1, Math.round(whole.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No canvas could be had.')
  context.imageSmoothingQuality = 'high'
  context.filter = 'saturate(0.4)'
  context.globalAlpha = 0.6
  context.drawImage(whole, 0, 0, width, height)
  whole.close()
  return canvas.convertToBlob()
}
