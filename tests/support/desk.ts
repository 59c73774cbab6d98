import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { appendAudit } from '../../electron/engine/audit/index.ts'
import { openRead, openWrite, type WriteDb } from '../../electron/engine/db/connection.ts'
import { migrate } from '../../electron/engine/db/migrations/index.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import { appendSearch } from '../../electron/engine/search-record/index.ts'
import type { Actor, Call, ReadCall, ReadSeat, WriteSeat } from '../../electron/engine/seat.ts'
import { seedScheme } from '../../electron/engine/tagging/index.ts'
import {
  type Area,
  contract,
  type Input,
  type ReaderMethod,
  type Result,
  type WriterMethod,
} from '../../shared/contract/index.ts'
import type { AccountId } from '../../shared/domain/ids.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { tempFolder } from './temp.ts'

const people = {
  administrator: [1, 'administrator'],
  supervisor: [2, 'supervisor'],
  reviewer: [3, 'reviewer'],
  colleague: [4, 'reviewer'],
} as const satisfies Record<string, readonly [number, Role]>
export type PersonName = keyof typeof people

type Handler = (seat: unknown, params: unknown, call: Call) => unknown
export type Handlers = Readonly<Record<string, unknown>>

/** A person at the case: calls a method as the door would, params and result checked by the contract. */
export type Person = <M extends ReaderMethod | WriterMethod>(
  method: M,
  params: Input<M>,
) => Promise<Result<M>>

/** An encrypted case with accounts and its scheme, and the handlers of one or more features in front of it. */
export class Desk {
  readonly folder = join(tempFolder(), 'test.winnow')
  readonly db: WriteDb
  /** UTC milliseconds; each call takes a second. */
  now = Date.UTC(2020, 5, 15)
  /** What the last call named as changed. */
  changed: Area[] = []
  /** Set to have the calls that follow be cancelled. */
  cancelled = false
  readonly reader: ReadSeat
  readonly #handlers: Handlers

  constructor(...handlers: Handlers[]) {
    this.#handlers = Object.assign({}, ...handlers) as Handlers
    mkdirSync(this.folder, { recursive: true })
    const access = { folder: this.folder, key: new Uint8Array(32).fill(9), readOnly: false }
    const ports = {
      version: '0',
      now: () => this.now,
      dataFolder: this.folder,
      sampleFolder: null,
      scryptLogN: 10,
    }
    this.db = openWrite(casePaths(this.folder).db, access.key)
    migrate(this.db, this.now)
    const account = this.db.prepare('INSERT INTO account (id, name, role, created_at) VALUES (?, ?, ?, 0)')
    for (const [name, [id, role]] of Object.entries(people)) account.run(id, name, role)
    seedScheme(this.db, this.now)
    const held = new Map<unknown, { close(): void }>()
    const db = openRead(casePaths(this.folder).db, access.key)
    this.reader = {
      db,
      access,
      ports,
      held<T extends { close(): void }>(make: (seat: ReadSeat) => T): T {
        const made = held.get(make) ?? make(this)
        held.set(make, made)
        return made as T
      },
    }
    onTestFinished(() => {
      for (const holding of held.values()) holding.close()
      db.close()
      this.db.close()
    })
  }

  as(name: PersonName): Person {
    const [id, role] = people[name]
    const actor: Actor = { account: id as AccountId, name, role }
    return async (method, params) => {
      const handler = this.#handlers[method] as Handler
      const { params: taken, result, seat } = contract[method]
      const input = taken.parse(params)
      this.now += 1000
      this.changed = []
      const call = this.#call(actor)
      const writer: WriteSeat = { db: this.db, access: this.reader.access, ports: this.reader.ports }
      const answer =
        seat === 'writer'
          ? this.db.transaction(() => handler(writer, input, call)).immediate()
          : await handler(this.reader, input, call)
      return result.parse(answer) as Result<typeof method>
    }
  }

  /** Audit entries of an action, oldest first, with their details parsed. */
  audit(action: string): { actor: string; target: string | null; detail: Record<string, unknown> }[] {
    const rows = this.db
      .prepare('SELECT actor, target, detail FROM audit WHERE action = ? ORDER BY seq')
      .all(action) as { actor: string; target: string | null; detail: string }[]
    return rows.map(({ detail, ...row }) => ({
      ...row,
      detail: JSON.parse(detail) as Record<string, unknown>,
    }))
  }

  #call(actor: Actor): ReadCall {
    return {
      actor,
      now: () => this.now,
      cancelled: () => this.cancelled,
      record: (note) => appendAudit(this.db, this.now, actor, note),
      logSearch: (note) => appendSearch(this.db, this.now, actor, note),
      changed: (...areas) => void this.changed.push(...areas),
    }
  }
}

/** Id of a definition of the default scheme. */
export function defId(desk: Desk, code: string): number {
  return desk.db.prepare('SELECT id FROM tag_def WHERE code = ?').pluck().get(code) as number
}
