import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface LocalArguments {
  /** 0: any free port. */
  readonly port: number
  /** Folder for settings and recent cases; null: this user's own. */
  readonly data: string | null
  /** Folder of the sample's files; null: the built one. */
  readonly sample: string | null
}

export const usage = 'Usage: local [--port N] [--data FOLDER] [--sample FOLDER]'

/**
 * Reads the command line.
 * @throws Error with one sentence that says which argument is wrong
 */
export function readArguments(args: readonly string[]): LocalArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, data: { type: 'string' }, sample: { type: 'string' } },
  })
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`)
  }
  return { port, data: folder(values.data), sample: folder(values.sample) }
}

function folder(text: string | undefined): string | null {
  return text === undefined ? null : resolve(text)
}
