import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** Linux's file system in memory. */
const inMemory = '/dev/shm'
const prefix = 'winnow-tests-'

/** What is left free of it, and twice that of the machine's memory, bytes: all tests at once have never held a quarter of it. */
const enough = 4 * 2 ** 30

/**
 * Has this process and all that it starts keep their temporary files in memory, where there is room: cases wait for
 * their file system at every commit, which on a disk is most of the time that their tests take. They go with this
 * process, or, when it was killed, with the next one.
 */
export function keepTempInMemory() {
  if (process.env.TMPDIR?.startsWith(inMemory) || !hasRoom()) return
  for (const name of readdirSync(inMemory)) {
    const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? []
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) remove(join(inMemory, name))
  }
  const folder = mkdtempSync(join(inMemory, `${prefix}${process.pid}-`))
  process.env.TMPDIR = folder
  process.once('exit', () => remove(folder))
}

function hasRoom() {
  if (process.platform !== 'linux' || !existsSync(inMemory)) return false
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize > enough && process.availableMemory() > 2 * enough
}

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
