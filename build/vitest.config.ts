import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { keepTempInMemory } from './lib/temp.mjs'

keepTempInMemory()

/**
 * One project per kind of test, so that `--project integration` runs one kind alone. Component tests (`.test.tsx`)
 * get a DOM; everything else runs in plain Node, in forked processes because the SQLite addon is native.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    pool: 'forks',
    // Vitest leaves one core to the watcher, which there is none of here.
    maxWorkers: '100%',
    // How long a busy machine may take.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      node('unit-node', 'tests/unit/**/*.test.ts'),
      {
        extends: true,
        test: { name: 'unit-dom', environment: 'jsdom', include: ['tests/unit/**/*.test.tsx'] },
      },
      node('integration', 'tests/integration/**/*.test.ts'),
      node('contract', 'tests/contract/**/*.test.ts'),
      node('security', 'tests/security/**/*.test.ts'),
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/**', 'electron/**', 'renderer/**'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
})

function node(name: string, include: string) {
  return { extends: true as const, test: { name, environment: 'node', include: [include] } }
}
