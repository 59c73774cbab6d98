import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
const checker = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
const config = join(project, 'build/dependency-cruiser.cjs')

/** Packages of the fixture tree: names that the rules know, with nothing inside. */
const packages = ['electron', 'react', 'sharp', 'zod']

/** What is allowed, each arrow of the house at least once. No rule may speak of these. */
const sound: Record<string, string> = {
  'shared/contract/index.ts': "import 'zod'\nimport '../domain/ids.ts'",
  'shared/domain/ids.ts': 'export type Id = number',
  'electron/engine/index.ts': "import './search/index.ts'\nimport './seat.ts'",
  'electron/engine/seat.ts': "import './db/connection.ts'",
  'electron/engine/db/connection.ts': "import '../../../shared/domain/ids.ts'",
  'electron/engine/search/index.ts': "import './fts.ts'\nimport '../tagging/index.ts'\nimport 'sharp'",
  'electron/engine/search/fts.ts': "import 'node:fs'\nimport '../db/connection.ts'",
  'electron/engine/tagging/index.ts': "import './scheme.ts'",
  'electron/engine/tagging/scheme.ts': 'export const scheme = 1',
  'electron/worker/entry.ts': "import '../engine/index.ts'",
  'electron/worker/pool.ts': "import '../../shared/contract/index.ts'",
  'electron/desktop/main.ts': "import 'electron'\nimport '../worker/pool.ts'",
  'electron/preload/preload.ts': "import 'electron'\nimport '../../shared/contract/index.ts'",
  'electron/local/main.ts': "import '../worker/pool.ts'",
  'electron/cli/main.ts': "import '../worker/pool.ts'",
  'renderer/main.tsx': "import './features/search/index.ts'\nimport 'react'",
  'renderer/features/search/index.ts': "import '../../lists/list.ts'",
  'renderer/features/images/index.ts': 'export const images = 1',
  'renderer/lists/list.ts': "import '../../shared/contract/index.ts'",
  'tests/support/all.ts': "import '../../electron/engine/search/fts.ts'\nimport 'electron'\nimport 'node:fs'",
}

/** What is forbidden: [rule, importing file, what it imports as written, what the checker calls that]. */
const broken: [rule: string, from: string, written: string, to: string][] = [
  ['no-circles', 'shared/circle/a.ts', './b.ts', 'shared/circle/b.ts'],
  ['no-unresolvable', 'shared/nowhere.ts', './gone.ts', './gone.ts'],
  [
    'shared-imports-only-shared',
    'shared/wrong-engine.ts',
    '../electron/engine/index.ts',
    'electron/engine/index.ts',
  ],
  ['shared-imports-only-shared', 'shared/wrong-renderer.ts', '../renderer/main.tsx', 'renderer/main.tsx'],
  ['shared-is-environment-free', 'shared/wrong-node.ts', 'node:path', 'path'],
  ['shared-packages', 'shared/wrong-react.ts', 'react', 'node_modules/react/index.js'],
  [
    'renderer-imports-only-renderer-and-shared',
    'renderer/api/wrong.ts',
    '../../electron/worker/pool.ts',
    'electron/worker/pool.ts',
  ],
  ['renderer-has-no-node', 'renderer/api/wrong-node.ts', 'node:fs', 'fs'],
  ['renderer-has-no-native-module', 'renderer/api/wrong-native.ts', 'sharp', 'node_modules/sharp/index.js'],
  [
    'renderer-features-stand-alone',
    'renderer/features/search/wrong.ts',
    '../images/index.ts',
    'renderer/features/images/index.ts',
  ],
  [
    'renderer-parts-know-no-feature',
    'renderer/components/wrong.ts',
    '../features/search/index.ts',
    'renderer/features/search/index.ts',
  ],
  [
    'engine-imports-only-engine-and-shared',
    'electron/engine/browse/wrong.ts',
    '../../worker/pool.ts',
    'electron/worker/pool.ts',
  ],
  [
    'engine-features-through-their-index',
    'electron/engine/browse/wrong-inside.ts',
    '../search/fts.ts',
    'electron/engine/search/fts.ts',
  ],
  [
    'engine-features-through-their-index',
    'electron/engine/wrong-root.ts',
    './search/fts.ts',
    'electron/engine/search/fts.ts',
  ],
  [
    'engine-db-knows-no-feature',
    'electron/engine/db/wrong.ts',
    '../tagging/index.ts',
    'electron/engine/tagging/index.ts',
  ],
  [
    'worker-imports-only-engine-and-shared',
    'electron/worker/wrong.ts',
    '../cli/main.ts',
    'electron/cli/main.ts',
  ],
  [
    'hosts-reach-the-engine-through-the-worker',
    'electron/cli/wrong.ts',
    '../engine/index.ts',
    'electron/engine/index.ts',
  ],
  ['hosts-stand-alone', 'electron/local/wrong.ts', '../cli/main.ts', 'electron/cli/main.ts'],
  ['preload-is-small', 'electron/preload/wrong.ts', '../worker/pool.ts', 'electron/worker/pool.ts'],
  [
    'electron-only-in-desktop-and-preload',
    'electron/engine/browse/wrong-electron.ts',
    'electron',
    'node_modules/electron/index.js',
  ],
  [
    'no-undeclared-package',
    'electron/engine/browse/wrong-package.ts',
    'stowaway',
    'node_modules/stowaway/index.js',
  ],
  ['product-does-not-import-tests', 'build/wrong.ts', '../tests/support/all.ts', 'tests/support/all.ts'],
]

/** The other half of the circle, which the checker reports once. */
const circle = { file: 'shared/circle/b.ts', code: "import './a.ts'\n" }

/** Electron imported for its types alone: the import that is gone before anything runs. */
const typeOnly = 'electron/worker/wrong-electron-type.ts'

interface Report {
  summary: {
    totalCruised: number
    error: number
    violations: { from: string; to: string; rule: { name: string } }[]
  }
}

let tree: string
let report: Report

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'winnow-arrows-'))
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
    }),
  )
  for (const name of [...packages, 'stowaway']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  for (const [file, code] of Object.entries(sound)) write(file, `${code}\nexport {}\n`)
  for (const [, from, written] of broken) write(from, `import '${written}'\n`)
  write(circle.file, circle.code)
  write(typeOnly, "import type { BrowserWindow } from 'electron'\nexport type Window = BrowserWindow\n")
  report = JSON.parse(cruise('json').stdout)
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

describe('the import rules', () => {
  it('are checked against modules that were really read', () => {
    const files = Object.keys(sound).length + broken.length
    expect(report.summary.totalCruised).toBeGreaterThan(files)
  })

  it.each(broken)('%s: %s must not import %s', (rule, from, _written, to) => {
    expect(violationsOf(from)).toContainEqual([rule, to])
  })

  it('count an import of types alone as an import', () => {
    expect(violationsOf(typeOnly)).toEqual([
      ['electron-only-in-desktop-and-preload', 'node_modules/electron/index.js'],
    ])
  })

  it('say nothing against an arrow that points the right way', () => {
    const allowed = new Set(Object.keys(sound))
    expect(report.summary.violations.filter(({ from }) => allowed.has(from))).toEqual([])
  })

  it('are each broken by a fixture here', () => {
    const rules: string[] = createRequire(import.meta.url)(config).forbidden.map(
      (rule: { name: string }) => rule.name,
    )
    expect([...new Set(broken.map(([rule]) => rule))].sort()).toEqual(rules.sort())
  })

  it('fail the command when one is broken', () => {
    const { status, stdout } = cruise('err')
    expect(status).not.toBe(0)
    expect(stdout).toContain('error electron-only-in-desktop-and-preload')
  })
})

function violationsOf(file: string) {
  return report.summary.violations.filter(({ from }) => from === file).map(({ rule, to }) => [rule.name, to])
}

function cruise(outputType: string) {
  const folders = ['shared', 'electron', 'renderer', 'build', 'tests']
  return spawnSync(process.execPath, [checker, '--config', config, '--output-type', outputType, ...folders], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
}

function write(file: string, text: string) {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}
