import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CaseKeeper } from '../../../electron/engine/case/index.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { testPorts } from '../../support/case.ts'
import { importFile, newCase, query, withDb } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'

const script = fileURLToPath(new URL('../../support/import-process.ts', import.meta.url))

const rows = 300_000

/** More rows than fit into one chunk, out of the order of time, so that staging goes to the disk. */
function largeFile(): string {
  const path = join(tempFolder(), 'large.csv')
  const fd = openSync(path, 'w')
  writeSync(fd, 'Sender,Recipient,Sent,Message\n')
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, n) => {
      const at = new Date(1_586_000_000_000 + (((from + n) * 7919) % rows) * 1000).toISOString().slice(0, 19)
      return `h${(from + n) % 100},h${n % 77},${at},message number ${from + n}`
    })
    writeSync(fd, `${lines.join('\n')}\n`)
  }
  closeSync(fd)
  return path
}

/** Starts an import and kills it `delay` ms after the step began. */
async function killDuring(folder: string, path: string, step: string, delay: number): Promise<void> {
  const child = spawn(process.execPath, [script, folder, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface(child.stdout)) {
    if (line !== step && line !== 'placed') continue
    await wait(delay)
    child.kill('SIGKILL')
    break
  }
  await ended
}

it('an import that is killed at any step leaves the case as it was, and the next one finds it clean', async () => {
  const access = newCase()
  const path = largeFile()
  const kills = [
    'hashing',
    'reading',
    'reading',
    'placing rows',
    'placing rows',
    'indexing rows',
    'finishing',
  ].map((step, n) => [step, (n * 97) % 300] as const)
  let killed = 0
  for (const [step, delay] of kills) {
    await killDuring(access.folder, path, step, delay)
    const keeper = new CaseKeeper(testPorts())
    keeper.open(access.folder)
    keeper.login('importer', '')
    keeper.close()
    expect(existsSync(casePaths(access.folder).staging)).toBe(false)
    expect(withDb(access, (db) => db.pragma('integrity_check'))).toEqual([{ integrity_check: 'ok' }])
    const [counts] = query<{ messages: number; sources: number; indexes: number }>(
      access,
      `SELECT (SELECT count(*) FROM message) AS messages, (SELECT count(*) FROM source) AS sources,
         (SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'message' AND sql IS NOT NULL) AS indexes`,
    )
    expect(counts?.indexes).toBe(3)
    // Killed after its commit an import is whole; before it, nothing of it is there.
    if (counts?.sources === 1) {
      expect(counts.messages).toBe(rows)
      break
    }
    expect(counts).toMatchObject({ messages: 0, sources: 0 })
    killed++
  }
  expect(killed).toBeGreaterThanOrEqual(4)
  if (query(access, 'SELECT 1 FROM source').length === 0) {
    expect(await importFile(access, path, { mapping: { zone: 'UTC' } })).toMatchObject({
      stored: rows,
      rejected: 0,
    })
  }
  expect(
    query(
      access,
      `SELECT count(*) AS n FROM message AS a JOIN message AS b ON b.id = a.id + 1 WHERE a.sent_at > b.sent_at`,
    ),
  ).toEqual([{ n: 0 }])
}, 300_000)
