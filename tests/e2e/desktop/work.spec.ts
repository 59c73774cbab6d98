import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { plainMapping } from '../../support/params.ts'
import { callFrom } from '../support/bridge.ts'
import { expect, test } from '../support/desktop.ts'

async function openSample(page: Page): Promise<void> {
  await callFrom(page, 'case.sample', {})
  await expect
    .poll(async () => (await callFrom(page, 'job.list', {})).jobs.filter((job) => job.finishedAt === null), {
      timeout: 45_000,
    })
    .toEqual([])
}

test('shows the images of a case, and only to a person who is logged in', async ({ desktop }) => {
  const { page } = desktop
  await openSample(page)
  const { set } = await callFrom(page, 'list.open', { of: { kind: 'media' } })
  const { rows } = await callFrom(page, 'list.page', { set, from: 0, count: 50 })
  const sha256 = rows.flatMap(({ media }) => media).find((image) => image.width !== null)?.sha256
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)

  const show = (variant: 'original' | 'thumbnail') =>
    page.evaluate(
      ([hash, size]) =>
        new Promise<number>((resolve) => {
          const image = new Image()
          image.onload = () => resolve(image.naturalWidth)
          image.onerror = () => resolve(0)
          image.src = window.winnow?.mediaUrl(hash, size) ?? ''
        }),
      [sha256 ?? '', variant] as const,
    )
  expect(await show('original')).toBeGreaterThan(256)
  expect(await show('thumbnail')).toBeGreaterThan(0)

  const headers = await page.evaluate(
    async (hash) =>
      Object.fromEntries((await fetch(window.winnow?.mediaUrl(hash, 'original') ?? '')).headers),
    sha256 ?? '',
  )
  expect(headers).toMatchObject({
    'content-type': expect.stringMatching(/^image\/(jpeg|png)$/),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })

  await callFrom(page, 'session.logout', { why: 'person' })
  expect(await show('original')).toBe(0)
})

test('asks before it closes while an import is under way', async ({ launch }) => {
  const desktop = await launch()
  const { page } = desktop
  await callFrom(page, 'case.create', {
    path: join(desktop.folder, 'busy.winnow'),
    name: 'Busy',
    operation: '',
    marking: 'OFFICIAL',
    administrator: { name: 'admin', password: null },
  })
  const path = join(desktop.folder, 'long.csv')
  writeFileSync(
    path,
    `From,To,Time,Text\n${'a,b,2020-04-14 09:12:00,long enough to be under way\n'.repeat(400_000)}`,
  )
  await desktop.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(args.at(-1))
      return { response: 0, checkboxChecked: false }
    }
  })
  const { job } = await callFrom(page, 'import.start', {
    path,
    images: null,
    mapping: plainMapping,
    mappingName: 'Plain',
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  const asked = await desktop.evaluate(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close()
    return Reflect.get(globalThis, 'asked')
  })
  expect(asked).toMatchObject([
    { message: 'Work is still under way.', buttons: ['Keep it going', expect.anything()] },
  ])
  // The person kept it going: the window is there, and so is the import.
  expect((await callFrom(page, 'job.get', { id: job })).error).toBeNull()

  await desktop.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false })
  })
  expect(await desktop.close()).toBe(0)
})
