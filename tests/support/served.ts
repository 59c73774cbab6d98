import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openServed, type Served } from '../../electron/engine/ingest/served/index.ts'
import { tempFolder } from './temp.ts'

/** Opens a path with a case folder of its own to unpack into; closed after the test. */
export async function opened(
  path: string,
  key: Uint8Array | null = new Uint8Array(32).fill(7),
): Promise<Served> {
  const served = await openServed(path, { folder: tempFolder(), key })
  onTestFinished(() => served.close())
  return served
}

/** A folder with these files in it. */
export function folderWith(files: Readonly<Record<string, Buffer | string>>): string {
  const folder = tempFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export const members = ({ files }: Served) => files.map(({ member }) => member)

/** All bytes of a member, read through its source. */
export async function contentOf(served: Served, member: string | null): Promise<string> {
  const source = await served.file(member).open()
  const bytes = Buffer.alloc(source.size)
  source.read(bytes, 0)
  source.close()
  return bytes.toString()
}
