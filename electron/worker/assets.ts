import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assetNames, assetType } from '../../shared/serving/address.ts'

export interface Asset {
  readonly bytes: Uint8Array
  readonly type: string
}

/** One of the renderer's built files, or null where the path names none. */
export async function readAsset(folder: string, pathname: string): Promise<Asset | null> {
  const names = assetNames(pathname)
  const last = names?.at(-1)
  if (names === null || last === undefined) return null
  try {
    return { bytes: await readFile(join(folder, ...names)), type: assetType(last) }
  } catch {
    return null
  }
}
