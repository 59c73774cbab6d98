import type { Page } from '@playwright/test'

/** Milliseconds by which a request, its answer and a piece of the event stream come late at most; most come sooner. */
const most = { request: 150, answer: 400, event: 400 }

/**
 * With WINNOW_LATE set, everything between a page and the host comes late by chance, and the page's processor is slow by that
 * factor: what holds on a quick machine by luck alone fails here. For people who look for such faults; no test run sets it.
 */
export async function comesLate(page: Page): Promise<void> {
  const factor = Number(process.env.WINNOW_LATE ?? 0)
  if (!(factor >= 1)) return
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: factor })
  await page.addInitScript(delayFetch, most)
}

function delayFetch(most: { request: number; answer: number; event: number }): void {
  const rest = (longest: number) =>
    new Promise((resolve) => setTimeout(resolve, Math.random() ** 3 * longest))
  const { fetch } = window
  window.fetch = async (input, init) => {
    await rest(most.request)
    const answer = await fetch(input, init)
    await rest(most.answer)
    if (!answer.headers.get('content-type')?.startsWith('text/event-stream') || answer.body === null)
      return answer
    const late = new TransformStream<Uint8Array, Uint8Array>({
      transform: async (piece, controller) => {
        await rest(most.event)
        controller.enqueue(piece)
      },
    })
    return new Response(answer.body.pipeThrough(late), { status: answer.status, headers: answer.headers })
  }
}
