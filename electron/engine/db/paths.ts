import { join } from 'node:path'

/** The files of a case folder; ARCHITECTURE.md says what each holds. */
export function casePaths(folder: string) {
  return {
    header: join(folder, 'case.json'),
    db: join(folder, 'case.db'),
    media: join(folder, 'media.db'),
    index: join(folder, 'index'),
    staging: join(folder, 'staging'),
    lock: join(folder, 'lock.db'),
    lockedBy: join(folder, 'lock.json'),
    attempts: join(folder, 'attempts.json'),
  } as const
}
