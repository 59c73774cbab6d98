import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Empties the page cache (Linux, as root: proc(5), drop_caches). @returns whether that could be done */
export function emptyPageCache(): boolean {
  try {
    spawnSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}
