import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { CaseKeeper } from '../../../electron/engine/case/index.ts'
import { columnsComplete } from '../../../electron/engine/columns/index.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { listUnfinished } from '../../../electron/engine/ingest/unfinished.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { bundled } from '../../support/bundled.ts'
import { testPorts } from '../../support/case.ts'
import { importFile, newCase, query, withDb } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'

const script = await bundled('tests/support/import-process.ts')

const kills = 50

interface Served {
  readonly path: string
  readonly rows: number
  /** Milliseconds that its import takes: the shortest so far, since a busy machine makes it longer. */
  whole: number
}

const filler = 'and so on '.repeat(100)
/** Large enough to be read in two pieces by two threads, which put all that they read on disk. */
const inPieces = 17_000
const inOne = 3000

/** Out of the order of time. */
function served(folder: string, rows: number): string {
  const path = join(folder, `${rows}.csv`)
  const lines = Array.from({ length: rows }, (_, n) => {
    const at = new Date(1_586_000_000_000 + ((n * 7919) % rows) * 1000).toISOString().slice(0, 19)
    return `h${n % 100},h${n % 77},${at},message number ${n} ${filler}\n`
  })
  writeFileSync(path, `Sender,Recipient,Sent,Message\n${lines.join('')}`)
  return path
}

/** Starts an import in a process of its own, which is killed `delay` ms after it comes to a step; null: it is let be. How long it took. */
async function importApart(
  folder: string,
  path: string,
  delay: number | null,
  step = 'begins',
): Promise<number> {
  // Beside the file: a start with compiled code takes half as long.
  const compiled = join(dirname(path), 'compiled')
  const child = spawn(process.execPath, [script, folder, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let begun = 0
  for await (const line of createInterface(child.stdout)) {
    if (line === 'begins') begun = performance.now()
    if (line === step) {
      if (delay !== null) void wait(delay).then(() => child.kill('SIGKILL'))
    }
  }
  await ended
  return performance.now() - begun
}

function reopen(access: CaseAccess): void {
  const keeper = new CaseKeeper(testPorts())
  keeper.open(access.folder)
  keeper.login('importer', '')
  keeper.close()
}

it('an import that is killed at any point leaves the case as it was, and can be started again', async () => {
  const folder = tempFolder()
  const files: Served[] = []
  for (const rows of [inPieces, inOne]) {
    const tried = newCase()
    const path = served(folder, rows)
    files.push({ path, rows, whole: await importApart(tried.folder, path, null) })
    expect(query(tried, 'SELECT count(*) AS n FROM message')).toEqual([{ n: rows }])
  }
  let access = newCase()
  let before = 0
  let after = 0
  for (let n = 0; n < kills; n++) {
    const file = files[n % 5 === 0 ? 0 : 1]
    if (file === undefined) throw new Error('no such file')
    const { path, rows, whole } = file
    // Spread over the whole of the import, and a little beyond its end.
    const took = await importApart(access.folder, path, ((n * 37) % kills) * (whole / (kills - 5)))
    reopen(access)
    expect(existsSync(casePaths(access.folder).staging)).toBe(false)
    expect(withDb(access, (db) => db.pragma('integrity_check'))).toEqual([{ integrity_check: 'ok' }])
    const [counts] = query<{ messages: number; sources: number; handles: number }>(
      access,
      `SELECT (SELECT count(*) FROM message) AS messages, (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM handle) AS handles`,
    )
    expect(withDb(access, columnsComplete)).toBe(true)
    // Killed after its commit an import is whole; before it, nothing of it is there.
    if (counts?.sources === 1) {
      expect(counts).toMatchObject({ messages: rows, handles: 100 })
      const cutOff = withDb(access, listUnfinished)
      expect(cutOff.filter(({ params }) => params.path === path)).toEqual([])
      access = newCase()
      file.whole = Math.min(file.whole, took)
      after++
    } else {
      expect(counts).toMatchObject({ messages: 0, sources: 0, handles: 0 })
      before++
    }
  }
  expect(before + after).toBe(kills)
  expect(before).toBeGreaterThan(kills / 2)
}, 300_000)

it('an import that was cut off is listed with all that it was told, until it is done or forgotten', async () => {
  const path = served(tempFolder(), inOne)
  const access = newCase()
  await importApart(access.folder, path, 0, 'reading')
  reopen(access)
  const cutOff = withDb(access, listUnfinished)
  expect(cutOff).toMatchObject([{ account: 'importer', params: { path, mappingName: 'killed' } }])
  expect(readdirSync(access.folder)).not.toContain('staging')
  expect(await importFile(access, path, { mapping: { zone: 'UTC' } })).toMatchObject({
    stored: inOne,
    rejected: 0,
  })
  expect(withDb(access, listUnfinished)).toEqual([])
})
