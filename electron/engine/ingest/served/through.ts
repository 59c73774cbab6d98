import { pipeline, Readable, type Transform } from 'node:stream'

/** Pieces through a transformation, a few at a time; a fault of either side, also of `pieces`, is thrown here. */
export async function* through(
  transform: Transform,
  pieces: Iterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  // What goes wrong ends the transformation with that error, and so the loop below.
  pipeline(Readable.from(pieces, { objectMode: false }), transform, () => {})
  try {
    for await (const piece of transform) yield piece as Buffer
  } finally {
    transform.destroy()
  }
}
