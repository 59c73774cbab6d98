import { app } from './app.ts'
import { debuggerPort } from './browser.ts'
import { decode, encode } from './wire.ts'

/** What the launcher says to the application, over the channel between parent and child process. */
export type Order =
  | { readonly kind: 'evaluate'; readonly id: number; readonly source: string; readonly arg: string }
  | { readonly kind: 'quit' }

/** What the application says to its launcher. */
export type Report =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'value'; readonly id: number; readonly ok: boolean; readonly value: string }

/** Does what a spec asks, and ends with it. */
export function obey(electron: Readonly<Record<string, unknown>>): void {
  const report = (message: Report) => process.send?.(message)
  process.on('message', (order: Order) => {
    if (order.kind === 'quit') app.quit()
    else void evaluate(electron, order).then(report)
  })
  process.on('disconnect', () => app.exit(1))
  void app.whenReady().then(async () => report({ kind: 'ready', port: await debuggerPort() }))
}

async function evaluate(
  electron: Readonly<Record<string, unknown>>,
  { id, source, arg }: Extract<Order, { kind: 'evaluate' }>,
): Promise<Report> {
  try {
    // Indirect: the function is evaluated in the global scope, as Playwright does in the real main process.
    // biome-ignore lint/security/noGlobalEval: a spec's own function, sent as its source text
    const run: (electron: unknown, arg: unknown) => unknown = globalThis.eval(`(${source})`)
    return { kind: 'value', id, ok: true, value: encode(await run(electron, decode(arg))) }
  } catch (error) {
    return { kind: 'value', id, ok: false, value: String(error instanceof Error ? error.stack : error) }
  }
}
