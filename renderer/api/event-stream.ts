/** One message of a server-sent event stream. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
  readonly id: string
}

/**
 * Reads a server-sent event stream as far as the loopback host writes it: `event:`, `id:` and `data:` lines, one of each at most, a
 * blank line ends a message, a line that begins with a colon says nothing (HTML Standard, 9.2).
 */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const messages = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const event = parse(message)
        if (event !== null) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function parse(message: string): StreamEvent | null {
  let event = 'message'
  let data: string | null = null
  let id = ''
  for (const line of message.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice('event: '.length)
    else if (line.startsWith('id: ')) id = line.slice('id: '.length)
    else if (line.startsWith('data: ')) data = line.slice('data: '.length)
  }
  return data === null ? null : { event, data, id }
}
