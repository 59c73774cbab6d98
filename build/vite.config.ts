import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const project = fileURLToPath(new URL('..', import.meta.url))

/**
 * The renderer: one page whose every script, style, font and picture is a file of its own beside it. Nothing is
 * inlined, because the page's content security policy allows neither inline scripts nor data: addresses for them.
 */
export default defineConfig({
  root: `${project}renderer`,
  base: './',
  plugins: [react()],
  cacheDir: `${project}node_modules/.vite`,
  build: {
    outDir: `${project}out/renderer`,
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
})
