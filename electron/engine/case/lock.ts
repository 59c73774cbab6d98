import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import Database from 'better-sqlite3'
import { holderSchema } from '../db/holder.ts'
import { casePaths } from '../db/paths.ts'

/** The case's one write lock: held by the operating system, so it is free again the moment its process dies. */
export interface CaseLock {
  /** The process that held it before ended without giving it back. */
  readonly afterCrash: boolean
  release(): void
}

/**
 * Takes the write lock of a case folder.
 * @returns the lock, or a sentence saying who holds it.
 */
export function takeLock(folder: string, now: number): CaseLock | string {
  const { lock, lockedBy } = casePaths(folder)
  const db = new Database(lock, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch {
    db.close()
    return holder(lockedBy)
  }
  const afterCrash = existsSync(lockedBy)
  writeFileSync(lockedBy, JSON.stringify({ process: process.pid, machine: hostname(), since: now }))
  return {
    afterCrash,
    release: () => {
      rmSync(lockedBy, { force: true })
      db.close()
    },
  }
}

function holder(path: string): string {
  try {
    const { process: pid, machine, since } = holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const time = new Date(since).toISOString().slice(0, 16).replace('T', ' ')
    return `This case is already open on ${machine} (process ${pid}, since ${time} UTC); it is open here for reading only.`
  } catch {
    return 'This case is already open in another Winnow; it is open here for reading only.'
  }
}
