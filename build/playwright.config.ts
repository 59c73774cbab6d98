import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './lib/browser.mjs'
import { keepTempInMemory } from './lib/temp.mjs'

keepTempInMemory()

const root = fileURLToPath(new URL('..', import.meta.url))
const browser = findBrowser({ env: process.env, platform: process.platform, exists: existsSync })

/**
 * 'browser' drives the loopback host in an installed Chromium; 'desktop' drives main and preload, under the real
 * Electron where its binary is found and under the double in tests/support elsewhere. No retries: a spec that needs
 * one is broken.
 */
export default defineConfig({
  testDir: `${root}tests/e2e`,
  outputDir: `${root}test-results`,
  // Without this the path that leads the compiler to better-sqlite3's types would be followed at run time too.
  tsconfig: './tsconfig.base.json',
  retries: 0,
  workers: 2,
  // Spec by spec, so that no worker is left with a long file alone.
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  // How long a busy machine may take; an assertion that holds ends at once.
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    { name: 'browser', testMatch: 'browser/**/*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    // Recording a trace costs as much as the specs themselves; --trace on records one when it is wanted.
    trace: 'off',
    ...(browser ? { launchOptions: { executablePath: browser } } : {}),
  },
})
