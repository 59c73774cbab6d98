import { availableParallelism } from 'node:os'

type SharpModule = typeof import('sharp')['default']

let loading: Promise<SharpModule> | undefined

/** The decoder of images, loaded with the first of them: most threads never see one, and none is to start later for it. */
export function loadSharp(): Promise<SharpModule> {
  loading ??= load()
  return loading
}

async function load(): Promise<SharpModule> {
  const { default: sharp } = await import('sharp')
  // Images are decoded side by side; that keeps cores busy with the least memory. Node gives such work four threads.
  sharp.concurrency(Math.max(1, Math.floor(availableParallelism() / 4)))
  sharp.cache(false)
  // Only the decoders that are meant: SVG, PDF and their like hold scripts and references to other files.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif', 'Tiff'].map((kind) => `VipsForeignLoad${kind}`),
  })
  return sharp
}
