import { request } from 'node:http'

export interface Sent {
  readonly port: number
  readonly method?: string
  /** The request target, as it is: nothing is normalised. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Sends one request exactly as given, as no browser would: any Host, any Origin, any path. Takes 200 kB of the answer. */
export function sendRaw({ port, method = 'GET', path, headers = {}, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let text = ''
      const done = () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        sent.destroy()
      }
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        if (text.length > 200_000) done()
      })
      answer.once('end', done)
      // A stream goes on: its head is what was asked for.
      if (answer.headers['content-type'] === 'text/event-stream') done()
    })
    // A server that turns a body away may close before it has been sent.
    let answered = false
    sent.once('response', () => (answered = true))
    sent.once('error', (error) => answered || reject(error))
    sent.end(body)
  })
}
