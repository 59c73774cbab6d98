import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/app.ts'
import { startLocalHost } from '../support/local-host.ts'

test('opens on the welcome screen, and keeps its token out of the address bar', async ({ app }) => {
  await expect(app.page.getByRole('button', { name: 'Open the sample case' })).toBeVisible()
  expect(app.page.url()).toBe(`${app.host.origin}/`)
  const cookies = await app.page.context().cookies()
  expect(cookies).toMatchObject([{ value: app.host.token, httpOnly: true, sameSite: 'Strict' }])
  expect(await app.page.evaluate(() => document.cookie)).toBe('')
})

test('shows what happens in the same session, and survives a reload', async ({ app }) => {
  await app.openSample()
  await expect(app.page.getByRole('navigation')).toBeVisible()
  await app.page.reload()
  await expect(app.page.getByRole('navigation')).toBeVisible()
})

test('does not let a browser in that has no token', async ({ app, browser }) => {
  const stranger = await browser.newPage()
  const answer = await stranger.goto(`${app.host.origin}/`)
  expect(answer?.status()).toBe(401)
  await expect(stranger.getByText('Open the whole address')).toBeVisible()
  await stranger.close()
})

test('runs no script that a page made up', async ({ app }) => {
  const ran = await app.page.evaluate(async () => {
    const ran: string[] = []
    Object.assign(window, { ran })
    const inline = document.createElement('script')
    inline.textContent = "window.ran.push('inline')"
    const seen = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    )
    document.head.append(inline)
    return { ran, seen: await seen }
  })
  expect(ran).toEqual({ ran: [], seen: 'script-src-elem' })
  expect(app.faults.splice(0)).toEqual([expect.stringContaining('Content Security Policy')])
})

test('says on the page when the host has stopped', async ({ browser }) => {
  const data = mkdtempSync(join(tmpdir(), 'winnow-e2e-'))
  const host = await startLocalHost(data)
  const page = await browser.newPage()
  await page.goto(host.address)
  await expect(page.getByRole('button', { name: 'Open the sample case' })).toBeVisible()
  expect(await host.stop()).toBe(0)
  await expect(page.getByText('Winnow has stopped.')).toBeVisible()
  await page.close()
  rmSync(data, { recursive: true, force: true })
})

test('goes on without a page, and lets the next one in', async ({ browser }) => {
  const data = mkdtempSync(join(tmpdir(), 'winnow-e2e-'))
  const host = await startLocalHost(data)
  const first = await browser.newPage()
  await first.goto(host.address)
  await first.getByRole('button', { name: 'Open the sample case' }).click()
  await expect(first.getByRole('navigation')).toBeVisible()
  await first.close()
  const second = await browser.newPage()
  await second.goto(host.address)
  await expect(second.getByRole('navigation')).toBeVisible()
  await second.close()
  expect(await host.stop()).toBe(0)
  rmSync(data, { recursive: true, force: true })
})
