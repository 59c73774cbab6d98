import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import type { TagDefId } from '../../../shared/domain/ids.ts'
import { defaultScheme, navigationKeys, urgentCode } from '../../../shared/domain/scheme.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Call } from '../seat.ts'

interface DefRow extends Omit<TagDef, 'retired'> {
  retired: number
}

const columns = 'id, code, name, category, meaning, key, colour, shape, position, retired, version'

const asDef = ({ retired, ...def }: DefRow): TagDef => ({ ...def, retired: retired === 1 })

function allDefs(db: ReadDb): TagDef[] {
  return db.prepare<[], DefRow>(`SELECT ${columns} FROM tag_def ORDER BY position, id`).all().map(asDef)
}

/** @throws WinnowError not.found */
export function getDef(db: ReadDb, id: TagDefId): TagDef {
  const row = db.prepare<[number], DefRow>(`SELECT ${columns} FROM tag_def WHERE id = ?`).get(id)
  if (row === undefined) throw new WinnowError('not.found', `The scheme has no tag ${id}.`)
  return asDef(row)
}

/** The scheme in its order, with how many live tags each definition has. */
export function getScheme(db: ReadDb): Answer<'scheme.get'> {
  // tag_def_state (def, state, message) covers it.
  const uses = new Map(
    db
      .prepare<[], [number, number]>(
        `SELECT def, count(*) FROM tag WHERE state IN ('proposed', 'approved', 'returned') GROUP BY def`,
      )
      .raw()
      .all(),
  )
  return { defs: allDefs(db).map((def) => ({ ...def, uses: uses.get(def.id) ?? 0 })) }
}

/** Gives a new case its scheme. Runs inside the transaction that makes the case. */
export function seedScheme(db: WriteDb, now: number): void {
  defaultScheme.forEach((def, k) => {
    const made: Omit<TagDef, 'id'> = { ...def, position: k + 1, retired: false, version: 1 }
    keepVersion(db, { ...made, id: insertDef(db, made) }, null, now)
  })
}

/**
 * Adds or changes a definition. Every version is kept; tags that are in use follow the new one.
 * @throws WinnowError not.found; state.conflict when another definition has its code or key, or the key is one of navigation's
 */
export function saveDef(db: WriteDb, params: Params<'scheme.save'>, call: Call): TagDef {
  const { id, ...wanted } = params
  const others = allDefs(db).filter((def) => def.id !== id)
  const before = id === undefined ? null : getDef(db, id)
  check(wanted, before, others)
  const made = {
    ...wanted,
    position: before?.position ?? Math.max(0, ...others.map(({ position }) => position)) + 1,
    version: (before?.version ?? 0) + 1,
  }
  if (before !== null && sameDef(before, made)) return before
  const def: TagDef = { ...made, id: before?.id ?? insertDef(db, made) }
  if (before !== null) updateDef(db, def)
  keepVersion(db, def, call.actor.account, call.now())
  call.record({ action: 'scheme.save', target: def.code, detail: { before, after: def } })
  call.changed('scheme', 'tags')
  return def
}

function check(
  wanted: Omit<Params<'scheme.save'>, 'id'>,
  before: TagDef | null,
  others: readonly TagDef[],
): void {
  const conflict = (message: string) => new WinnowError('state.conflict', message)
  if (before?.code === urgentCode && (wanted.code !== urgentCode || wanted.retired)) {
    throw conflict(
      `${urgentCode} marks threats to life, which go to the top of every queue by this code. It can be neither renamed nor retired.`,
    )
  }
  const sameCode = others.find(({ code }) => code === wanted.code)
  if (sameCode !== undefined) {
    throw conflict(`The code ${wanted.code} is that of "${sameCode.name}". Choose another code.`)
  }
  if (wanted.key === null || wanted.retired) return
  if (navigationKeys.includes(wanted.key)) {
    throw conflict(
      `The key ${wanted.key} moves about in lists (${navigationKeys.join(' ')}). Choose another key.`,
    )
  }
  const sameKey = others.find(({ key, retired }) => key === wanted.key && !retired)
  if (sameKey !== undefined) {
    throw conflict(`The key ${wanted.key} sets "${sameKey.name}" (${sameKey.code}). Choose another key.`)
  }
}

type NewDef = Omit<TagDef, 'id'>

const sameDef = (a: NewDef, b: NewDef): boolean =>
  (['code', 'name', 'category', 'meaning', 'key', 'colour', 'shape', 'retired'] as const).every(
    (field) => a[field] === b[field],
  )

const asRow = (def: NewDef) => ({ ...def, retired: def.retired ? 1 : 0 })

function insertDef(db: WriteDb, def: NewDef): TagDefId {
  const inserted = db
    .prepare(
      `INSERT INTO tag_def (code, name, category, meaning, key, colour, shape, position, retired, version)
       VALUES (@code, @name, @category, @meaning, @key, @colour, @shape, @position, @retired, @version)`,
    )
    .run(asRow(def))
  return Number(inserted.lastInsertRowid) as TagDefId
}

function updateDef(db: WriteDb, def: TagDef): void {
  db.prepare(
    `UPDATE tag_def SET code = @code, name = @name, category = @category, meaning = @meaning, key = @key,
       colour = @colour, shape = @shape, retired = @retired, version = @version
     WHERE id = @id`,
  ).run({ ...asRow(def), id: def.id })
}

function keepVersion(db: WriteDb, def: TagDef, account: number | null, now: number): void {
  db.prepare(
    'INSERT INTO tag_def_version (def, version, definition, account, at) VALUES (?, ?, ?, ?, ?)',
  ).run(def.id, def.version, JSON.stringify(def), account, now)
}
