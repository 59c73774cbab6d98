import { toErrorShape, WinnowError } from '../../shared/contract/error.ts'
import type { Answer, Area, Params, WriterMethod } from '../../shared/contract/index.ts'
import { attributionWrites } from './attribution/index.ts'
import { appendAudit } from './audit/index.ts'
import { browseWrites } from './browse/index.ts'
import { Accounts, CaseKeeper, listAccounts } from './case/index.ts'
import type { ReadDb } from './db/connection.ts'
import { ingestWrites, sampleImport } from './ingest/index.ts'
import { readingWrites } from './reading/index.ts'
import { reviewWrites } from './review/index.ts'
import { appendSearch, recordWrites } from './search-record/index.ts'
import type { Actor, Call, Note, Ports, WriteHandlers } from './seat.ts'
import type { SeatReply, SeatRequest } from './seat-wire.ts'
import { seenWrites } from './seen/index.ts'
import { sourceWrites } from './sources/index.ts'
import { taggingWrites } from './tagging/index.ts'
import { twinWrites } from './twins/index.ts'
import { watchWrites } from './watch/index.ts'

type KeeperMethod = Extract<
  WriterMethod,
  `app.${string}` | `case.${string}` | `session.${string}` | `account.${string}`
>
type CaseMethod = Exclude<WriterMethod, KeeperMethod>

const caseWrites: WriteHandlers<CaseMethod> = {
  ...sourceWrites,
  ...twinWrites,
  ...watchWrites,
  ...browseWrites,
  ...seenWrites,
  ...recordWrites,
  ...readingWrites,
  ...ingestWrites,
  ...taggingWrites,
  ...attributionWrites,
  ...reviewWrites,
}

type KeeperHandlers = { readonly [M in KeeperMethod]: (params: Params<M>) => Answer<M> }

/** The one writer: the case's state, its accounts, and every change to it. */
export class WriterSeat {
  readonly #ports: Ports
  readonly #keeper: CaseKeeper
  readonly #keeperWrites: KeeperHandlers

  constructor(ports: Ports) {
    this.#ports = ports
    this.#keeper = new CaseKeeper(ports)
    this.#keeperWrites = keeperWrites(this.#keeper, new Accounts(this.#keeper, ports), ports.sampleFolder)
  }

  async request(request: SeatRequest): Promise<SeatReply> {
    try {
      if (request.kind === 'call')
        return this.#call(request.method as WriterMethod, request.params, request.actor)
      if (request.kind === 'record') this.#record(request.actor, request.notes)
      else if (request.kind === 'shut') this.#keeper.close()
      return {
        ok: true,
        result: {},
        notes: [],
        areas: request.kind === 'record' ? areasOf(request.notes) : [],
        session: null,
      }
    } catch (error) {
      return { ok: false, error: toErrorShape(error) }
    }
  }

  #call(method: WriterMethod, params: unknown, actor: Actor | null): SeatReply {
    if (method in this.#keeperWrites) {
      const handler = this.#keeperWrites[method as KeeperMethod] as (params: unknown) => unknown
      let result: unknown
      try {
        result = handler(params)
      } catch (error) {
        // A failed open may have closed the former case: the host must hear of it all the same.
        return { ok: false, error: toErrorShape(error), session: this.#session() }
      }
      const areas: Area[] = method.startsWith('account.') ? ['accounts', 'audit'] : []
      return { ok: true, result, notes: [], areas, session: this.#session() }
    }
    const session = this.#keeper.session
    if (session === null || actor === null) throw new WinnowError('session.none', 'Log in first.')
    const areas = new Set<Area>()
    const call: Call = {
      actor,
      now: this.#ports.now,
      cancelled: () => false,
      record: (note) => {
        areas.add('audit')
        appendAudit(session.db, this.#ports.now(), actor, note)
      },
      changed: (...changed) => {
        for (const area of changed) areas.add(area)
      },
    }
    const handler = caseWrites[method as CaseMethod] as (
      seat: unknown,
      params: unknown,
      call: Call,
    ) => unknown
    const seat = { db: session.db, access: session.access, ports: this.#ports }
    const result = session.db.transaction(() => handler(seat, params, call)).immediate()
    return { ok: true, result, notes: [], areas: [...areas], session: null }
  }

  #session(): NonNullable<SeatReply['session']> {
    const followUp = this.#keeper.followUp.splice(0)
    return {
      state: this.#keeper.state(),
      access: this.#keeper.session?.access ?? null,
      actor: this.#keeper.session?.actor ?? null,
      followUp,
    }
  }

  #record(actor: Actor, notes: readonly Note[]): void {
    const session = this.#keeper.session
    if (session === null) return
    session.db
      .transaction(() => {
        for (const note of notes) {
          if ('audit' in note) appendAudit(session.db, this.#ports.now(), actor, note.audit)
          else appendSearch(session.db, this.#ports.now(), actor, note.search)
        }
      })
      .immediate()
  }
}

/** What changes when a reader's notes are put down. */
const areasOf = (notes: readonly Note[]): Area[] =>
  notes.some((note) => 'search' in note) ? ['audit', 'searches'] : ['audit']

/** Opens the sample case and, the first time or after one that was cut off, fills it. */
function openSample(keeper: CaseKeeper, sampleFolder: string | null, account: string): void {
  keeper.openSample(account)
  const session = keeper.session
  if (session === null || sampleFolder === null || session.access.readOnly) return
  const params = sampleImport(session.db, sampleFolder)
  if (params !== null) keeper.followUp.push({ kind: 'import', params, actor: keeperOf(session.db) })
}

/** The account that keeps the case: it fills the sample, whoever opens it. */
function keeperOf(db: ReadDb): Actor {
  const account = listAccounts(db).find(({ role }) => role === 'administrator')
  if (account === undefined) throw new WinnowError('account.missing', 'This case has no administrator.')
  return { account: account.id, name: account.name, role: account.role }
}

function keeperWrites(keeper: CaseKeeper, accounts: Accounts, sampleFolder: string | null): KeeperHandlers {
  const then = (work: () => void) => {
    work()
    return keeper.state()
  }
  return {
    'app.state': () => keeper.state(),
    'app.recent': () => ({ cases: keeper.settings.recent() }),
    'app.forget': ({ path }) => {
      keeper.settings.forget(path)
      return {}
    },
    'case.create': (params) => then(() => keeper.create(params)),
    'case.open': ({ path }) => then(() => keeper.open(path)),
    'case.sample': ({ account }) => then(() => openSample(keeper, sampleFolder, account ?? 'reviewer')),
    'case.close': () => then(() => keeper.close()),
    'session.login': ({ account, password }) => then(() => keeper.login(account, password)),
    'session.logout': ({ why }) => then(() => keeper.logout(why)),
    'session.lockMinutes': ({ minutes }) => then(() => keeper.settings.setLockMinutes(minutes)),
    'account.create': (params) => accounts.create(params),
    'account.update': (params) => accounts.update(params),
    'account.reset': (params) => {
      accounts.reset(params)
      return {}
    },
    'account.password': (params) => {
      accounts.changeOwn(params)
      return {}
    },
  }
}
