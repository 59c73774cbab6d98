import { abandoned, browse, cold, hits, search } from './stages/asking.ts'
import { ftsFloor, insertFloor, parseFloor, plainBuild } from './stages/floors.ts'
import { decodeFloor, imagesImport, makeImages } from './stages/images.ts'
import { importing, tranche } from './stages/importing.ts'

/** One stage by name; its figures go to the parent as a message. */
const stages: Record<string, (input: never) => Promise<object> | object> = {
  parse: parseFloor,
  insert: insertFloor,
  fts: ftsFloor,
  'plain build': plainBuild,
  importing,
  tranche,
  'make images': makeImages,
  decode: decodeFloor,
  images: imagesImport,
  search,
  cold,
  hits,
  abandoned,
  browse,
}

const [name = '', input = '{}'] = process.argv.slice(2)
const stage = stages[name]
if (stage === undefined) throw new Error(`There is no stage "${name}".`)
const figures = await stage(JSON.parse(input) as never)
// maxRSS is in KiB (libuv).
process.send?.({ ...figures, peak: process.resourceUsage().maxRSS * 1024 }, () => process.exit(0))
