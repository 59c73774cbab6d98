import type { VerifyResult } from '../contract/bundle.ts'
import { type Manifest, manifestName, parseOxum, parseTagFile } from './bagit.ts'

export type Fault = VerifyResult['faults'][number]

/** One file as it was found, with its digests by algorithm, lower-case hex. */
export interface FoundFile {
  readonly path: string
  readonly bytes: number
  readonly digests: ReadonlyMap<string, string>
}

/** Everything that was found in a folder that claims to be a bag. */
export interface FoundBag {
  readonly version: string
  /** Regular files that could be read, by path with '/' between folders. */
  readonly files: ReadonlyMap<string, FoundFile>
  /** Links, devices and unreadable files: their path and what is the matter. */
  readonly unread: ReadonlyMap<string, string>
  /** Manifests by file name. */
  readonly manifests: ReadonlyMap<string, Manifest>
  /** Algorithms that could be computed. */
  readonly algorithms: ReadonlySet<string>
  readonly bagInfo: string | null
}

/** What every bundle of Winnow holds, whatever was chosen for it. */
const ownPayload = ['data/messages.csv', 'data/messages.html', 'data/how-made.html']
const ownTagFiles = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  'tagmanifest-sha256.txt',
  'tagmanifest-sha512.txt',
]

/**
 * Judges a bag by RFC 8493 section 3 (complete and valid): each fault names one file and says what is wrong with it. Stricter in
 * one point: where there are tag manifests, a file outside data/ that none of them lists counts as added.
 */
export function judgeBag(bag: FoundBag): Fault[] {
  const faults: Fault[] = []
  const structure = (file: string, what: string) => faults.push({ kind: 'structure', file, what })
  const names = [...bag.manifests.keys()].sort()
  const payloadNames = names.filter((name) => manifestName(name)?.tags === false)
  const tagNames = names.filter((name) => manifestName(name)?.tags === true)
  if (payloadNames.length === 0) structure('manifest-sha256.txt', 'the bag has no payload manifest')

  for (const [name, manifest] of bag.manifests) {
    for (const { line, what } of manifest.problems) structure(name, `line ${line}: ${what}`)
    const algorithm = manifestName(name)?.algorithm ?? ''
    if (!bag.algorithms.has(algorithm)) structure(name, `the algorithm ${algorithm} is not known here`)
  }
  for (const [path, what] of bag.unread) structure(path, what)

  faults.push(...judgeOwn(bag, payloadNames))
  faults.push(...judgeListed(bag, payloadNames, bag.version >= '1.0'))
  faults.push(...judgeListed(bag, tagNames, false))
  faults.push(...judgeAdded(bag, payloadNames, tagNames))
  const sizes = judgeOxum(bag)
  if (sizes !== null) structure('bag-info.txt', sizes)
  return nameRenamed(bag, faults)
}

/**
 * Files that must be there though nothing may list them: bagit.txt, and where the payload is that of a bundle of Winnow both tag
 * manifests too, which BagIt leaves to the maker and which no other file lists.
 */
function judgeOwn(bag: FoundBag, payloadNames: readonly string[]): Fault[] {
  const listed = new Set(
    payloadNames.flatMap((name) => bag.manifests.get(name)?.entries.map(({ path }) => path) ?? []),
  )
  const own = ownPayload.every((path) => listed.has(path))
  return (own ? ownTagFiles : ['bagit.txt'])
    .filter((path) => !bag.files.has(path) && !bag.unread.has(path) && !isListedTag(bag, path))
    .map((file) => ({
      kind: 'missing',
      file,
      what: own ? 'every bundle of Winnow has it' : 'every bag has it',
    }))
}

/** Then its absence is named already. */
function isListedTag(bag: FoundBag, path: string): boolean {
  return [...bag.manifests].some(
    ([name, manifest]) =>
      manifestName(name)?.tags === true && manifest.entries.some((entry) => entry.path === path),
  )
}

/** Every listed file is there with its digests; `complete`: and every manifest of the group lists it. */
function judgeListed(bag: FoundBag, manifests: readonly string[], complete: boolean): Fault[] {
  const listed = new Map<string, Map<string, string>>()
  for (const name of manifests) {
    for (const { path, digest } of bag.manifests.get(name)?.entries ?? []) {
      const digests = listed.get(path) ?? new Map<string, string>()
      listed.set(path, digests.set(name, digest))
    }
  }
  const faults: Fault[] = []
  for (const [path, expected] of listed) {
    const found = fileAt(bag, path)
    if (found === undefined) {
      if (!bag.unread.has(path)) faults.push({ kind: 'missing', file: path, what: 'listed, but not there' })
      continue
    }
    const wrong = [...expected].filter(([name, digest]) => differs(found, name, digest)).map(([name]) => name)
    if (wrong.length > 0) {
      faults.push({
        kind: 'changed',
        file: path,
        what: `its content does not give the digest in ${wrong.join(' and ')}`,
      })
    }
    const silent = complete ? manifests.filter((name) => !expected.has(name)) : []
    if (silent.length > 0)
      faults.push({ kind: 'structure', file: path, what: `not listed in ${silent.join(' and ')}` })
  }
  return faults
}

function differs(found: FoundFile, manifest: string, digest: string): boolean {
  const have = found.digests.get(manifestName(manifest)?.algorithm ?? '')
  return have !== undefined && have !== digest
}

/** Some systems store names decomposed (NFD) where the manifest has them composed; RFC 8493 section 5.2 asks for tolerance. */
function fileAt(bag: FoundBag, path: string): FoundFile | undefined {
  const exact = bag.files.get(path)
  if (exact !== undefined || isAscii(path)) return exact
  return bag.files.get(path.normalize('NFC')) ?? bag.files.get(path.normalize('NFD'))
}

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text)

function judgeAdded(bag: FoundBag, payload: readonly string[], tags: readonly string[]): Fault[] {
  const listedBy = (names: readonly string[]) =>
    new Set(
      names.flatMap(
        (name) => bag.manifests.get(name)?.entries.map(({ path }) => path.normalize('NFC')) ?? [],
      ),
    )
  const inPayload = listedBy(payload)
  const inTags = listedBy(tags)
  const faults: Fault[] = []
  for (const path of bag.files.keys()) {
    const name = path.normalize('NFC')
    if (path.startsWith('data/')) {
      if (!inPayload.has(name))
        faults.push({ kind: 'added', file: path, what: 'no payload manifest lists it' })
    } else if (tags.length > 0 && !inTags.has(name) && !tags.includes(path)) {
      faults.push({ kind: 'added', file: path, what: 'no tag manifest lists it' })
    }
  }
  return faults
}

function judgeOxum(bag: FoundBag): string | null {
  const tag = parseTagFile(bag.bagInfo ?? '').find(([label]) => label.toLowerCase() === 'payload-oxum')
  if (tag === undefined) return null
  const stated = parseOxum(tag[1])
  if (stated === null) return `Payload-Oxum "${tag[1]}" is not BYTES.FILES`
  let bytes = 0
  let files = 0
  for (const file of bag.files.values()) {
    if (!file.path.startsWith('data/')) continue
    bytes += file.bytes
    files++
  }
  if (bytes === stated.bytes && files === stated.files) return null
  return `Payload-Oxum says ${stated.bytes} bytes in ${stated.files} files; data/ holds ${bytes} bytes in ${files} files`
}

/** An added file with the very bytes of a missing one was renamed: both faults say so. */
function nameRenamed(bag: FoundBag, faults: readonly Fault[]): Fault[] {
  const expected = new Map<string, string>()
  for (const [name, manifest] of bag.manifests) {
    const algorithm = manifestName(name)?.algorithm
    for (const { path, digest } of manifest.entries) expected.set(`${algorithm}:${digest}`, path)
  }
  const missing = new Set(faults.filter(({ kind }) => kind === 'missing').map(({ file }) => file))
  const renamed = new Map<string, string>()
  for (const { kind, file } of faults) {
    if (kind !== 'added') continue
    for (const [algorithm, digest] of bag.files.get(file)?.digests ?? []) {
      const former = expected.get(`${algorithm}:${digest}`)
      if (former !== undefined && missing.has(former)) renamed.set(file, former)
    }
  }
  const nowAt = new Map([...renamed].map(([file, former]) => [former, file]))
  return faults.map((fault) => {
    const former = fault.kind === 'added' ? renamed.get(fault.file) : undefined
    const now = fault.kind === 'missing' ? nowAt.get(fault.file) : undefined
    if (former !== undefined)
      return { ...fault, what: `${fault.what}; it has the content of the missing ${former}` }
    if (now !== undefined) return { ...fault, what: `${fault.what}; its content is in ${now}` }
    return fault
  })
}
