import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { casePaths } from './paths.ts'

/** What the process that holds a case writes down beside its lock. */
export const holderSchema = z.object({ process: z.number(), machine: z.string(), since: z.number() })

/** When the process that holds the case took it, UTC milliseconds; null when nobody does. */
export function heldSince(folder: string): number | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(casePaths(folder).lockedBy, 'utf8'))).since
  } catch {
    return null
  }
}
