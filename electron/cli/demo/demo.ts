import { join } from 'node:path'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { needsZone } from '../../../shared/domain/mapping.ts'
import { exportBundle } from '../commands/export.ts'
import { verifyBundle } from '../commands/verify.ts'
import type { Engine } from '../engine.ts'
import { importFile } from '../import-file.ts'
import { type Declared, declare } from '../mapping.ts'
import { count, counted } from '../words.ts'
import { attribute } from './attribute.ts'
import { findWork } from './find-work.ts'
import { tamper } from './tamper.ts'

/** One step done, with its counts; `said` is the sentence that was printed. */
export interface Step {
  readonly step: string
  readonly seconds: number
  readonly said: string
  readonly facts: Readonly<Record<string, unknown>>
}

type Told = readonly [said: string, facts: Record<string, unknown>]

/** At most so many messages are tagged. */
const mostTagged = 20

/** The main job once through, as three people do it: an administrator, a reviewer, a supervisor. */
export class Demo {
  readonly #engine: Engine
  readonly #folder: string
  readonly #steps: Step[] = []

  constructor(engine: Engine, folder: string) {
    this.#engine = engine
    this.#folder = folder
  }

  async run(input: { path: string; images: string | null }, declared: Declared): Promise<readonly Step[]> {
    await this.#step('case', () => this.#case())
    await this.#step('import', () => this.#import(input, declared))
    await this.#step('browse', () => this.#browse())
    await this.#as('reviewer')
    const hits = await this.#search()
    await this.#step('tag', () => this.#tag(hits))
    await this.#step('attribute', () => attribute(this.#engine.host, hits))
    await this.#as('supervisor')
    await this.#step('review', () => this.#review())
    await this.#as('reviewer')
    await this.#step('returned', () => this.#returned())
    await this.#as('supervisor')
    await this.#step('export', () => this.#export())
    await this.#step('verify', () => this.#verify())
    await this.#step('tamper', () => this.#tamper())
    await this.#step('audit', () => this.#audit())
    return this.#steps
  }

  get #host() {
    return this.#engine.host
  }

  get #bundle() {
    return join(this.#folder, 'bundle')
  }

  async #step(step: string, work: () => Promise<Told>): Promise<void> {
    if (this.#engine.signal.aborted) throw new WinnowError('call.cancelled', 'Cancelled.')
    const from = performance.now()
    const [said, facts] = await work()
    const seconds = Math.round(performance.now() - from) / 1000
    this.#steps.push({ step, seconds, said, facts })
    await this.#engine.terminal.say(
      `${String(this.#steps.length).padStart(2)}. ${step.padEnd(9)} ${said} (${seconds} s)`,
    )
  }

  async #as(account: string): Promise<void> {
    await this.#host.call('session.login', { account, password: '' })
  }

  async #case(): Promise<Told> {
    const path = join(this.#folder, 'Demo.winnow')
    await this.#host.call('case.create', {
      path,
      name: 'Demonstration',
      operation: 'Operation Demonstration',
      marking: 'OFFICIAL',
      administrator: { name: 'administrator', password: null },
    })
    for (const role of ['reviewer', 'supervisor'] as const) {
      await this.#host.call('account.create', { name: role, role, password: null })
    }
    return ['a case with an administrator, a reviewer and a supervisor', { case: path, accounts: 3 }]
  }

  async #import(
    { path, images }: { path: string; images: string | null },
    declared: Declared,
  ): Promise<Told> {
    const ready = await declare(this.#engine, { path, member: null, sheet: null }, declared)
    const imported = await importFile(this.#engine, ready, images === null ? {} : { images })
    const { read, stored, rejected, handles, conversations } = imported
    const columns = Object.entries(ready.mapping.columns).map(([field, column]) => `${field} = ${column}`)
    return [
      `${ready.name}: ${counted(read, 'row')} read = ${count(stored)} stored + ${count(rejected)} rejected; ${counted(handles, 'handle')}, ${counted(conversations, 'conversation')}, ${counted(imported.images.found, 'image')}; ${columns.join(', ')}${needsZone(ready.mapping) ? `; times in ${ready.mapping.zone}` : ''}`,
      { ...imported, zone: ready.mapping.zone, columns: ready.mapping.columns },
    ]
  }

  async #browse(): Promise<Told> {
    const { set, rows, messages } = await this.#host.call('list.open', { of: { kind: 'all' } })
    const last = await this.#host.call('list.page', { set, from: Math.max(0, rows - 1), count: 1 })
    const { total } = await this.#host.call('conversation.list', {
      text: '',
      sort: 'rows',
      from: 0,
      count: 1,
    })
    const [row] = last.rows
    return [
      `${counted(rows, 'row')} in ${counted(total, 'conversation')}; the last is ${row === undefined ? 'none' : row.address.uid}`,
      { rows, messages, conversations: total, last: row?.address.uid ?? null },
    ]
  }

  async #search(): Promise<MessageRow[]> {
    let hits: MessageRow[] = []
    await this.#step('search', async () => {
      const found = await findWork(this.#host)
      hits = found.hits
      return [
        `${found.query}: ${counted(found.rows, 'row')}, ${counted(found.messages, 'message')}`,
        { query: found.query, rows: found.rows, messages: found.messages },
      ]
    })
    return hits
  }

  async #tag(hits: readonly MessageRow[]): Promise<Told> {
    const { defs } = await this.#host.call('scheme.get', {})
    const def = defs.find(({ retired, category }) => !retired && category === 'importation')
    if (def === undefined) return ['the scheme has no tag for importation', { tags: 0 }]
    const messages = hits.slice(0, mostTagged).map(({ id }) => id)
    const { added } = await this.#host.call('tag.add', {
      def: def.id,
      messages,
      note: 'demonstration',
      range: null,
    })
    return [
      `${counted(added.length, 'message')} tagged ${def.code} (${def.name}), proposed`,
      { code: def.code, tags: added.length },
    ]
  }

  /** Everything is approved but the last tag, which goes back. */
  async #review(): Promise<Told> {
    const { items } = await this.#host.call('review.queue', { kind: 'all', from: 0, count: 200 })
    const targets = items.map((item) =>
      item.kind === 'tag' ? { kind: item.kind, id: item.id } : { kind: item.kind, id: item.id },
    )
    const last = items.findLastIndex(({ kind }) => kind === 'tag')
    const back = items.length > 1 ? targets.slice(last, last + 1) : []
    const forth = targets.filter((_, index) => back.length === 0 || index !== last)
    if (forth.length > 0)
      await this.#host.call('review.decide', { targets: forth, decision: 'approve', reason: '' })
    if (back.length > 0) {
      await this.#host.call('review.decide', {
        targets: back,
        decision: 'return',
        reason: 'Say what the word means here.',
      })
    }
    return [
      `${forth.length} approved, ${back.length} returned with a reason`,
      { waiting: items.length, approved: forth.length, returned: back.length },
    ]
  }

  async #returned(): Promise<Told> {
    const { items } = await this.#host.call('review.returned', {})
    const [first] = items
    return [
      `the reviewer sees ${items.length} come back${first === undefined ? '' : `: "${first.reason}"`}`,
      { returned: items.length, reason: first?.reason ?? null },
    ]
  }

  async #export(): Promise<Told> {
    const result = await exportBundle(this.#engine, {
      folder: this.#bundle,
      title: 'Demonstration bundle',
      exhibit: 'DEMO/1',
      selection: { kind: 'approved' },
      context: 3,
    })
    return [
      `${counted(result.chosen, 'approved message')}, ${count(result.context)} as context, ${counted(result.images, 'image')}; ${counted(result.files, 'file')}, ${counted(result.bytes, 'byte')}`,
      { ...result },
    ]
  }

  async #verify(): Promise<Told> {
    const { whole, files, manifestSha256 } = await verifyBundle(this.#engine, this.#bundle)
    return [
      `the bundle is ${whole ? 'whole' : 'NOT whole'}: ${files} files; SHA-256 of its manifest ${manifestSha256}`,
      { whole, files, manifestSha256 },
    ]
  }

  async #tamper(): Promise<Told> {
    const copy = `${this.#bundle}-tampered`
    const done = tamper(this.#bundle, copy)
    const { whole, faults } = await verifyBundle(this.#engine, copy)
    const named = faults.map(({ kind, file }) => `${kind} ${file}`)
    return [
      `in a copy: ${done.join(', ')}; verify says ${whole ? 'whole' : `not whole: ${named.join(', ')}`}`,
      { done, whole, faults },
    ]
  }

  async #audit(): Promise<Told> {
    const { entries, head, faults } = await this.#host.call('audit.verify', {})
    return [
      `${counted(entries, 'entry', 'entries')}, ${faults.length === 0 ? 'the chain is whole' : counted(faults.length, 'fault')}`,
      { entries, head, faults },
    ]
  }
}
