import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { casePaths } from '../db/paths.ts'

const attemptsSchema = z.record(z.string(), z.object({ failures: z.number(), last: z.number() }))
type Attempts = z.infer<typeof attemptsSchema>

/** Wrong passwords allowed before waiting begins. */
export const freeFailures = 5

/** Milliseconds to wait after that many wrong passwords in a row: none, then 5 s doubling up to 15 minutes. */
export function waitAfter(failures: number): number {
  return failures < freeFailures ? 0 : Math.min(5_000 * 2 ** (failures - freeFailures), 15 * 60_000)
}

// Kept beside the case because the database cannot be opened before the password is right. It slows a person at the
// keyboard; against somebody with the files, scrypt does the work.
function readAttempts(folder: string): Attempts {
  try {
    return attemptsSchema.parse(JSON.parse(readFileSync(casePaths(folder).attempts, 'utf8')))
  } catch {
    return {}
  }
}

/** UTC milliseconds before which this account's password is not tried; 0: now. */
export function waitUntil(folder: string, account: string): number {
  const have = readAttempts(folder)[account]
  return have === undefined ? 0 : have.last + waitAfter(have.failures)
}

/** Puts one more wrong password down; returns how many in a row that makes. */
export function addFailure(folder: string, account: string, now: number): number {
  const attempts = readAttempts(folder)
  const failures = (attempts[account]?.failures ?? 0) + 1
  attempts[account] = { failures, last: now }
  writeFileSync(casePaths(folder).attempts, JSON.stringify(attempts))
  return failures
}

/** Takes all wrong passwords since the last log-in, for the audit, and forgets those of `account`. */
export function clearFailures(folder: string, account: string): number {
  const attempts = readAttempts(folder)
  const failures = attempts[account]?.failures ?? 0
  delete attempts[account]
  if (Object.keys(attempts).length === 0) rmSync(casePaths(folder).attempts, { force: true })
  else writeFileSync(casePaths(folder).attempts, JSON.stringify(attempts))
  return failures
}
