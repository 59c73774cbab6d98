import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CaseKeeper } from '../../../electron/engine/case/index.ts'
import { testPorts } from '../../support/case.ts'
import { newCase, query } from '../../support/import.ts'

const keeperPath = fileURLToPath(new URL('../../../electron/engine/case/index.ts', import.meta.url))

/** A process that has the case open when it is killed. */
async function crashWith(folder: string): Promise<void> {
  const script = `
    const { CaseKeeper } = await import(${JSON.stringify(keeperPath)})
    const keeper = new CaseKeeper({ version: 't', now: Date.now, dataFolder: ${JSON.stringify(folder)}, sampleFolder: null, scryptLogN: 10 })
    keeper.open(${JSON.stringify(folder)})
    keeper.login('importer', '')
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await ended
}

const recoveries = (access: ReturnType<typeof newCase>) =>
  query<{ n: number }>(access, `SELECT count(*) AS n FROM audit WHERE action = 'case.recovered'`)[0]?.n

function openAndClose(folder: string): void {
  const keeper = new CaseKeeper(testPorts())
  keeper.open(folder)
  keeper.login('importer', '')
  keeper.close()
}

it('a case whose process was killed is checked whole when it is opened next, once, and the audit says so', async () => {
  const access = newCase()
  openAndClose(access.folder)
  expect(recoveries(access)).toBe(0)
  await crashWith(access.folder)
  openAndClose(access.folder)
  expect(recoveries(access)).toBe(1)
  openAndClose(access.folder)
  expect(recoveries(access)).toBe(1)
})
