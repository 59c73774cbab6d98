import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Copies a bundle and damages the copy in each way that verification names. @returns what was done, in words */
export function tamper(bundle: string, copy: string): string[] {
  cpSync(bundle, copy, { recursive: true })
  const done = ['one byte changed']
  const csv = join(copy, 'data', 'messages.csv')
  const bytes = readFileSync(csv)
  const at = bytes.length - 4
  bytes[at] = bytes[at] === 0x31 ? 0x32 : 0x31
  writeFileSync(csv, bytes)

  writeFileSync(join(copy, 'data', 'slipped-in.txt'), 'this was not in the bundle\n')
  done.push('a file added')

  const images = readdirSync(join(copy, 'data'), { withFileTypes: true }).some(
    ({ name }) => name === 'images',
  )
  const [image] = images ? readdirSync(join(copy, 'data', 'images')) : []
  const gone = image === undefined ? join('data', 'attributions.csv') : join('data', 'images', image)
  rmSync(join(copy, gone))
  done.push(image === undefined ? 'a file removed' : 'an image removed')
  return done
}
