import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributionReads, attributionWrites } from '../../electron/engine/attribution/index.ts'
import { browseReads, browseWrites } from '../../electron/engine/browse/index.ts'
import { bundleReads, runExport, runVerify } from '../../electron/engine/bundle/index.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import { openMedia } from '../../electron/engine/media/index.ts'
import { reviewReads, reviewWrites } from '../../electron/engine/review/index.ts'
import { runIndex } from '../../electron/engine/search/index.ts'
import type { CaseAccess, JobCall } from '../../electron/engine/seat.ts'
import { taggingReads, taggingWrites } from '../../electron/engine/tagging/index.ts'
import type { BundleResult, VerifyResult } from '../../shared/contract/bundle.ts'
import type { Input } from '../../shared/contract/index.ts'
import { contract } from '../../shared/contract/index.ts'
import type { AccountId } from '../../shared/domain/ids.ts'
import { Desk } from './desk.ts'
import { testJobCall } from './job-call.ts'
import { addRows, type TestImage, type TestRow } from './rows.ts'
import { tempFolder } from './temp.ts'

const mapping = {
  columns: { sender: 'From', recipient: 'To', time: 'Sent', text: 'Text' },
  zone: 'Europe/London',
  timeFormat: 'ymd',
  dialect: {
    format: 'delimited',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerRow: 1,
    newline: 'any',
    shortRows: 'reject',
  },
}

/** A desk with everything that leads to a bundle: tags, attributions, reviews, images, and the bundles themselves. */
export class BundleDesk extends Desk {
  readonly out = tempFolder()

  constructor() {
    super(
      browseReads,
      browseWrites,
      taggingReads,
      taggingWrites,
      attributionReads,
      attributionWrites,
      reviewReads,
      reviewWrites,
      bundleReads,
    )
    this.db
      .prepare(
        'INSERT INTO case_info (one, id, name, operation, marking, created_at) VALUES (1, ?, ?, ?, ?, 0)',
      )
      .run('case-1', 'Case Test', 'Operation Test', 'OFFICIAL-SENSITIVE')
    this.db
      .prepare(
        `INSERT INTO mapping (id, name, version, signature, definition, created_at) VALUES (1, 'supplier', 3, '', ?, 0)`,
      )
      .run(JSON.stringify(mapping))
    this.#media(() => {})
  }

  /** Rows of one served file, with images that stand in media.db. */
  add(name: string, rows: readonly TestRow[], images: readonly TestImage[] = []): number[] {
    this.#media((insert) => {
      for (const { bytes, type } of images) {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        insert(sha256, bytes, type === 'image/jpeg' ? Buffer.from('thumbnail') : null)
      }
    })
    return addRows(this.db, name, rows, images)
  }

  #media(
    work: (insert: (sha256: string, bytes: Uint8Array, thumbnail: Uint8Array | null) => void) => void,
  ): void {
    const media = openMedia(casePaths(this.folder).media, this.reader.access.key)
    try {
      const insert = media.prepare(
        'INSERT OR IGNORE INTO media_bytes (sha256, original, thumbnail) VALUES (?, ?, ?)',
      )
      work((...values) => insert.run(...values))
    } finally {
      media.close()
    }
  }

  /** Tags messages as the reviewer and has the supervisor approve. */
  async approve(code: string, messages: readonly number[], note = ''): Promise<void> {
    const added = await this.propose(code, messages, note)
    await this.as('supervisor')('review.decide', {
      targets: added.map((id) => ({ kind: 'tag' as const, id })),
      decision: 'approve',
      reason: '',
    })
  }

  async propose(code: string, messages: readonly number[], note = ''): Promise<number[]> {
    const { defs } = await this.as('reviewer')('scheme.get', {})
    const def = defs.find((each) => each.code === code)?.id ?? 0
    const { added } = await this.as('reviewer')('tag.add', {
      def,
      messages: [...messages],
      note,
      range: null,
    })
    return added
  }

  async export(
    params: Partial<Input<'bundle.export'>> & Pick<Input<'bundle.export'>, 'selection'>,
    { call = testJobCall(), access = this.reader.access }: { call?: JobCall; access?: CaseAccess } = {},
  ): Promise<BundleResult> {
    const parsed = contract['bundle.export'].params.parse({
      folder: join(this.out, 'bundle'),
      title: 'Test bundle',
      exhibit: 'ABC/1',
      context: 0,
      ...params,
    })
    const actor = { account: 2 as AccountId, name: 'supervisor', role: 'supervisor' } as const
    const seat = { access, ports: { ...this.reader.ports, now: () => this.now } }
    const timed: JobCall = { ...call, now: () => this.now }
    return (await runExport(seat, { kind: 'export', params: parsed, actor }, timed)) as BundleResult
  }

  async index(): Promise<void> {
    const actor = { account: 1 as AccountId, name: 'administrator', role: 'administrator' } as const
    const { access, ports } = this.reader
    await runIndex({ access, ports }, { kind: 'index', params: {}, actor }, testJobCall())
  }

  async verify(folder: string): Promise<VerifyResult> {
    const spec = { kind: 'verify', params: { folder }, actor: null } as const
    return (await runVerify({ access: null, ports: this.reader.ports }, spec, testJobCall())) as VerifyResult
  }
}

/** Paths of all files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

export const readData = (folder: string, name: string) => readFileSync(join(folder, 'data', name), 'utf8')
