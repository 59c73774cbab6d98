import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, type WinnowApp } from './app.ts'

/** A new case with its administrator in front of it. */
export async function newCase({ call, folder, page }: WinnowApp): Promise<void> {
  await call('case.create', {
    path: join(folder, 'Import.winnow'),
    name: 'Import',
    operation: 'OP MARBLE',
    marking: 'OFFICIAL-SENSITIVE',
    administrator: { name: 'p.mason', password: 'correct horse' },
  })
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
}

/** Goes to the import screen and has it look at a path there. */
export async function lookAt({ page }: WinnowApp, path: string): Promise<void> {
  await page.keyboard.press('Control+i')
  const box = page.getByLabel('File to import')
  await box.fill(path)
  await box.press('Enter')
}

/** A file of this test's own. */
export function written({ folder }: WinnowApp, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export const declare = ({ page }: WinnowApp): Promise<void> => page.getByLabel(/^I declare/).check()

export async function declareZone({ page }: WinnowApp, zone: string): Promise<void> {
  await page.getByLabel("Time zone of the file's clocks").selectOption(zone)
}

/** 'Import 5,574 rows', 'Import 14 files'. */
export const importButton = ({ page }: WinnowApp): Locator =>
  page.getByRole('button', { name: /^Import .*(rows?|files)$/ })

export const ledger = ({ page }: WinnowApp): Locator => page.getByRole('region', { name: 'Ledger' })
