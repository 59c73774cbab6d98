import { spawnSync } from 'node:child_process'
import Database from 'better-sqlite3'
import { p50 } from './figures.ts'

/** Whether a peer is on this machine. */
export const installed = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0

/** `sqlite-utils insert --csv` and `enable-fts`, as its manual has it: seconds. */
export function sqliteUtils(file: string, db: string): number {
  const start = performance.now()
  for (const args of [
    ['insert', db, 'message', file, '--csv'],
    ['enable-fts', db, 'message', 'Message', '--fts5'],
  ]) {
    const { status, stderr } = spawnSync('sqlite-utils', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`sqlite-utils ${args[0]}: ${stderr}`)
  }
  return (performance.now() - start) / 1000
}

/** ripgrep counting the lines of the file that hold one of the words: median milliseconds of warm runs. */
export function ripgrep(words: readonly string[], file: string, runs: number): number {
  const times: number[] = []
  const patterns = words.flatMap((word) => ['-e', word])
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    spawnSync('rg', ['--count', '--ignore-case', '--word-regexp', '--fixed-strings', ...patterns, '--', file])
    if (run > 0) times.push(performance.now() - start)
  }
  return p50(times)
}

/** LIKE over a plain table of the same rows, one condition a word: milliseconds of one warm run. */
export function likeCount(path: string, words: readonly string[]): number {
  const db = new Database(path, { readonly: true })
  const where = words.map(() => 'body LIKE ?').join(' OR ')
  const count = db.prepare(`SELECT count(*) FROM message WHERE ${where}`)
  const patterns = words.map((word) => `%${word}%`)
  count.get(...patterns)
  const start = performance.now()
  count.get(...patterns)
  const taken = performance.now() - start
  db.close()
  return taken
}
