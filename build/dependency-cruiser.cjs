/**
 * The arrows of the house: renderer -> shared <- engine <- worker <- (desktop | local | cli).
 * Type-only imports count as imports (tsPreCompilationDeps). Paths are relative to the folder the checker runs in.
 *
 * Needs the JavaScript API of TypeScript 6: with TypeScript 7 the checker would find no modules and pass.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Modules that import each other in a circle cannot be read or tested on their own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-imports-only-shared',
      comment: 'shared/ runs everywhere, so it may lean on nothing of ours that does not.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|build|tests)/' },
    },
    {
      name: 'shared-is-environment-free',
      comment: 'No Node built-ins, no Electron, no React and no native module in shared/.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages',
      comment: 'shared/ uses zod and nothing else.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'renderer-imports-only-renderer-and-shared',
      comment: 'The renderer reaches the engine only through shared/contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|tests)/' },
    },
    {
      name: 'renderer-has-no-node',
      comment: 'The renderer is a sandboxed page: no Node built-ins and no native module.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-native-module',
      comment: 'The renderer is a sandboxed page: no Node built-ins and no native module.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/(better-sqlite3|sharp|yauzl|commander|exifr)/' },
    },
    {
      name: 'renderer-features-stand-alone',
      comment:
        'A feature of the renderer never imports another; what two need belongs in components, lists, store or api.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'renderer-parts-know-no-feature',
      comment: 'Only renderer/app and main.tsx put features together.',
      severity: 'error',
      from: { path: '^renderer/(api|components|lists|store|styles)/' },
      to: { path: '^renderer/(features|app/shell|main)' },
    },
    {
      name: 'engine-imports-only-engine-and-shared',
      comment: 'The engine knows neither its hosts nor its threads.',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { path: '^(electron/(?!engine/)|renderer/|build/|tests/)' },
    },
    {
      name: 'engine-features-through-their-index',
      comment:
        'A feature of the engine is used from outside it only through its index.ts. db/ is no feature but the floor.',
      severity: 'error',
      from: { path: '^electron/engine/([^/]+)' },
      to: {
        path: '^electron/engine/[^/]+/',
        pathNot: ['^electron/engine/$1/', '^electron/engine/[^/]+/index\\.ts$', '^electron/engine/db/'],
      },
    },
    {
      name: 'engine-db-knows-no-feature',
      comment: 'db/ is the floor on which the features of the engine stand.',
      severity: 'error',
      from: { path: '^electron/engine/db/' },
      to: { path: '^electron/engine/', pathNot: '^electron/engine/db/' },
    },
    {
      name: 'worker-imports-only-engine-and-shared',
      comment: 'The worker carries the engine; it does not know which host it serves.',
      severity: 'error',
      from: { path: '^electron/worker/' },
      to: { path: '^(electron/(?!engine/|worker/)|renderer/|build/|tests/)' },
    },
    {
      name: 'hosts-reach-the-engine-through-the-worker',
      comment: 'desktop, local and cli start the engine in worker threads; they never run it in their own.',
      severity: 'error',
      from: { path: '^electron/(desktop|local|cli)/' },
      to: { path: '^electron/engine/' },
    },
    {
      name: 'hosts-stand-alone',
      comment: 'No host imports another, nor the renderer.',
      severity: 'error',
      from: { path: '^electron/(desktop|local|cli|preload)/' },
      to: {
        path: '^(electron/(desktop|local|cli|preload)/|renderer/|build/|tests/)',
        pathNot: '^electron/$1/',
      },
    },
    {
      name: 'preload-is-small',
      comment: 'The preload may import shared/ and electron, nothing more.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^electron/(engine|worker)/' },
    },
    {
      name: 'electron-only-in-desktop-and-preload',
      comment: 'Only electron/desktop and electron/preload import electron, types included.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron|build)/', pathNot: '^electron/(desktop|preload)/' },
      to: { path: ['^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package must stand in package.json, not merely be there because another brought it.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'product-does-not-import-tests',
      comment: 'Tests may import anything; nothing imports tests.',
      severity: 'error',
      from: { path: '^(shared|renderer|electron|build)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '\\.(css|svg|png|woff2)$'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
}
