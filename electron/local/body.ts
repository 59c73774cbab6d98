import type { IncomingMessage } from 'node:http'

/** The largest message a page may send, in bytes. */
export const bodyLimit = 8 * 1024 * 1024

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly message: string }

/**
 * Reads a request's body as JSON, holding no more than the limit whatever the request announces. Only application/json is
 * taken: a form on a foreign page can send text, but not that type.
 */
export async function readJson(request: IncomingMessage): Promise<Body> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, status: 415, message: 'A message is sent as application/json.' }
  }
  const tooLarge = { ok: false, status: 413, message: `A message holds ${bodyLimit} bytes at most.` } as const
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return tooLarge
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bodyLimit) return tooLarge
    chunks.push(chunk)
  }
  try {
    return {
      ok: true,
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))),
    }
  } catch {
    return { ok: false, status: 400, message: 'That is not JSON in UTF-8.' }
  }
}
