import { homedir } from 'node:os'
import { join } from 'node:path'
import { version } from '../../shared/version.ts'
import type { WorkerPorts } from './messages.ts'

/** scrypt's N = 2^17 with r = 8, p = 1: OWASP Password Storage Cheat Sheet, 2023. */
const scryptLogN = 17

/** The product's ports. `sampleFolder`: where the sample's files were built or packed; null without them. */
export function productPorts(dataFolder: string, sampleFolder: string | null): WorkerPorts {
  return { version, dataFolder, sampleFolder, scryptLogN }
}

/** This user's folder for settings and the sample case, where no host says otherwise (WINNOW_DATA does). */
export function userDataFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.WINNOW_DATA) return env.WINNOW_DATA
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Winnow')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Winnow')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'winnow')
}
