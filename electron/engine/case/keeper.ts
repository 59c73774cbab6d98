import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { State } from '../../../shared/contract/case.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { defaultToleranceMs } from '../../../shared/domain/twin-rule.ts'
import { appendAudit } from '../audit/index.ts'
import { columnsComplete, rebuildColumns } from '../columns/index.ts'
import { openWrite, type WriteDb } from '../db/connection.ts'
import { migrate } from '../db/migrations/index.ts'
import { casePaths } from '../db/paths.ts'
import { openMedia } from '../media/index.ts'
import type { Actor, AuditNote, CaseAccess, JobSpec, Ports } from '../seat.ts'
import { addFailure, clearFailures, freeFailures, waitAfter, waitUntil } from './attempts.ts'
import { createCase } from './create.ts'
import { type Header, readHeader } from './header.ts'
import { unwrapKey } from './keys.ts'
import { type CaseLock, takeLock } from './lock.ts'
import { SettingsFile } from './settings.ts'

interface AccountRow {
  id: number
  name: string
  role: Role
  active: number
  created_at: number
}

interface Opened {
  readonly folder: string
  header: Header
  readonly lock: CaseLock | string
}

interface LoggedIn {
  readonly id: string
  readonly db: WriteDb
  readonly access: CaseAccess
  readonly actor: Actor
  readonly createdAt: number
}

/** Keeps the one open case and the one person in front of it; lives in the writer. */
export class CaseKeeper {
  readonly #ports: Ports
  readonly #settings: SettingsFile
  #opened: Opened | null = null
  #session: LoggedIn | null = null
  /** Work that opening or logging in gives rise to; the host takes it. */
  followUp: JobSpec[] = []

  constructor(ports: Ports) {
    this.#ports = ports
    this.#settings = new SettingsFile(ports.dataFolder)
  }

  get session(): LoggedIn | null {
    return this.#session
  }

  /** Cases that were checked after the process that had them open before was cut off. */
  readonly #checked = new Set<string>()

  get settings(): SettingsFile {
    return this.#settings
  }

  /** The opened case's folder and header, for account changes. @throws WinnowError case.none */
  opened(): Opened {
    if (this.#opened === null) throw new WinnowError('case.none', 'No case is open.')
    return this.#opened
  }

  state(): State {
    const opened = this.#opened
    const session = this.#session
    return {
      version: this.#ports.version,
      case:
        opened === null
          ? null
          : {
              id: opened.header.id,
              name: opened.header.name,
              operation: opened.header.operation,
              marking: opened.header.marking,
              path: opened.folder,
              encrypted: opened.header.cipher !== 'none',
              readOnly: typeof opened.lock === 'string' ? opened.lock : null,
              accounts: opened.header.slots.map((slot) => slot.name),
            },
      account:
        session === null
          ? null
          : {
              id: session.actor.account,
              name: session.actor.name,
              role: session.actor.role,
              active: true,
              createdAt: session.createdAt,
            },
      session: session?.id ?? null,
      lockMinutes: this.#settings.read().lockMinutes,
    }
  }

  create(params: Params<'case.create'>): void {
    const folder = resolve(params.path)
    const { name, operation, marking, administrator } = params
    createCase(this.#ports, folder, { name, operation, marking }, [
      { ...administrator, role: 'administrator' },
    ])
    this.open(folder)
    this.login(administrator.name, administrator.password ?? '')
  }

  /** Reads the header and takes the write lock; nobody is logged in yet. */
  open(path: string): void {
    const folder = resolve(path)
    const header = readHeader(folder)
    this.close()
    const lock = takeLock(folder, this.#ports.now())
    // An import that was cut off left only its staging file: nothing of it is in the case. Here and not at log-in, since an
    // import of this process goes on while the screen is locked.
    if (typeof lock !== 'string') rmSync(casePaths(folder).staging, { recursive: true, force: true })
    this.#opened = { folder, header, lock }
  }

  /** The sample case: made on first use, opened without a password. */
  openSample(account: string): void {
    const files = this.#ports.sampleFolder
    if (files === null)
      throw new WinnowError('file.missing', 'This Winnow was built without the sample files.')
    const folder = join(resolve(this.#ports.dataFolder), 'Sample.winnow')
    if (!existsSync(folder)) {
      createCase(
        this.#ports,
        folder,
        { name: 'Sample case', operation: 'Operation Sample', marking: 'OFFICIAL (invented data)' },
        [
          { name: 'administrator', role: 'administrator', password: null },
          { name: 'reviewer', role: 'reviewer', password: null },
          { name: 'supervisor', role: 'supervisor', password: null },
        ],
      )
    }
    this.open(folder)
    this.login(account, '')
  }

  /**
   * Unwraps the case key with the account's password and opens the database.
   * @throws WinnowError session.password, session.wait {until}, account.missing
   */
  login(name: string, password: string): void {
    const { folder, header, lock } = this.opened()
    const slot = header.slots.find((each) => each.name === name)
    if (slot === undefined) throw new WinnowError('account.missing', `This case has no account "${name}".`)
    const now = this.#ports.now()
    const until = waitUntil(folder, name)
    if (now < until) {
      throw new WinnowError(
        'session.wait',
        `Too many wrong passwords: wait ${Math.ceil((until - now) / 1000)} s.`,
        { until },
      )
    }
    const key = slot.wrap === null ? null : unwrapKey(slot.wrap, password, header.id, slot.account)
    if (slot.wrap !== null && key === null) throw this.#wrongPassword(folder, name, now)

    this.logout(null)
    const access: CaseAccess = { folder, key, readOnly: typeof lock === 'string' }
    const db = this.#openDatabase(access)
    const recovered = typeof lock !== 'string' && lock.afterCrash && !this.#checked.has(folder)
    try {
      if (recovered) checkWhole(db, casePaths(folder).db)
      const account = db.prepare<[number], AccountRow>('SELECT * FROM account WHERE id = ?').get(slot.account)
      if (account === undefined || account.active === 0) {
        throw new WinnowError('account.missing', `The account "${name}" is not active.`)
      }
      const actor: Actor = { account: account.id as AccountId, name: account.name, role: account.role }
      const failures = clearFailures(folder, name)
      this.#session = { id: randomUUID(), db, access, actor, createdAt: account.created_at }
      this.record({
        action: 'session.login',
        detail: { wrongPasswordsBefore: failures, readOnly: access.readOnly },
      })
      if (recovered) {
        this.#checked.add(folder)
        this.record({ action: 'case.recovered', detail: { check: 'whole' } })
      }
      this.#settings.remember({ path: folder, name: header.name, operation: header.operation, openedAt: now })
      if (!access.readOnly) {
        this.followUp.push({ kind: 'index', params: {}, actor })
        const toleranceMs = unmatched(db)
        if (toleranceMs !== null) this.followUp.push({ kind: 'twins', params: { toleranceMs }, actor })
      }
    } catch (error) {
      if (this.#session === null) db.close()
      throw error
    }
  }

  #wrongPassword(folder: string, name: string, now: number): WinnowError {
    const failures = addFailure(folder, name, now)
    const wait = waitAfter(failures)
    if (wait > 0) {
      return new WinnowError(
        'session.wait',
        `Wrong password, ${failures} times in a row: wait ${Math.ceil(wait / 1000)} s before the next try.`,
        { until: now + wait },
      )
    }
    const left = freeFailures - failures
    return new WinnowError(
      'session.password',
      `Wrong password. ${left} more ${left === 1 ? 'try' : 'tries'} before you have to wait.`,
    )
  }

  #openDatabase(access: CaseAccess): WriteDb {
    const paths = casePaths(access.folder)
    try {
      const db = openWrite(paths.db, access.key)
      if (!access.readOnly) {
        migrate(db, this.#ports.now())
        // What is derived is made again where it is gone: it costs time, not an answer.
        if (!columnsComplete(db)) db.transaction(() => rebuildColumns(db)).immediate()
        openMedia(paths.media, access.key).close()
      }
      return db
    } catch (error) {
      if (error instanceof WinnowError) throw error
      throw new WinnowError(
        'case.damaged',
        `${paths.db} cannot be opened (${String(error)}). It is damaged or does not belong to this case: restore it from a backup.`,
      )
    }
  }

  /** Appends to the audit in a transaction of its own. */
  record(note: AuditNote): void {
    const session = this.#session
    if (session === null) return
    session.db.transaction(() => appendAudit(session.db, this.#ports.now(), session.actor, note)).immediate()
  }

  /** `why` null: no entry (a change of account). */
  logout(why: 'person' | 'idle' | null): void {
    if (this.#session === null) return
    if (why !== null) this.record({ action: 'session.logout', detail: { why } })
    this.#session.db.close()
    this.#session.access.key?.fill(0)
    this.#session = null
  }

  close(): void {
    this.logout('person')
    if (this.#opened !== null && typeof this.#opened.lock !== 'string') this.#opened.lock.release()
    this.#opened = null
  }

  /** After slots changed on disk. */
  reloadHeader(): void {
    const opened = this.opened()
    opened.header = readHeader(opened.folder)
  }
}

/** The tolerance to match twins with where rows came in that were not matched, by a process that ended too early; null: none did. */
function unmatched(db: WriteDb): number | null {
  const last = db
    .prepare<[], { lastId: number; toleranceMs: number }>(
      'SELECT last_id AS lastId, tolerance_ms AS toleranceMs FROM twin_run ORDER BY id DESC LIMIT 1',
    )
    .get()
  // The primary key gives the last row.
  const lastRow = db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0
  if (lastRow <= (last?.lastId ?? 0)) return null
  return last?.toleranceMs ?? defaultToleranceMs
}

/**
 * After a crash: every page of the case is read and its structure checked. An encrypted page that was altered does not even open.
 * @throws WinnowError case.damaged
 */
function checkWhole(db: WriteDb, path: string): void {
  const found = db.prepare<[], string>('PRAGMA quick_check(1)').pluck().get()
  if (found === 'ok') return
  throw new WinnowError(
    'case.damaged',
    `${path} was damaged when Winnow was cut off (${found}). Nothing was changed: restore the case from a backup.`,
  )
}
