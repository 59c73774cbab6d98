import { registerHooks } from 'node:module'

/*
 * Loaded before the desktop's main bundle (node --import …/main.ts out/electron/desktop.js): every import of 'electron'
 * leads to the double instead, so that main and preload run unmodified where Electron's binary cannot be had.
 */
const url = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
