import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCase } from '../../electron/engine/case/create.ts'
import { readHeader } from '../../electron/engine/case/header.ts'
import { unwrapKey } from '../../electron/engine/case/keys.ts'
import { openRead, openWrite } from '../../electron/engine/db/connection.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import { runImport } from '../../electron/engine/ingest/index.ts'
import { inspect } from '../../electron/engine/ingest/inspect.ts'
import type { Actor, CaseAccess, JobCall } from '../../electron/engine/seat.ts'
import { type ImportResult, importResult, type Preview } from '../../shared/contract/import.ts'
import type { Params } from '../../shared/contract/index.ts'
import { accountId } from '../../shared/domain/ids.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { testPorts } from './case.ts'
import { testJobCall } from './job-call.ts'
import { tempFolder } from './temp.ts'

export const importer: Actor = { account: accountId.parse(1), name: 'importer', role: 'administrator' }

/** A new case in a temporary folder, without the host around it. */
export function newCase(encrypted = false): CaseAccess {
  const folder = join(tempFolder(), 'test.winnow')
  const password = encrypted ? 'correct horse' : null
  createCase(testPorts(), folder, { name: 'T', operation: 'O', marking: 'M' }, [
    { name: importer.name, role: 'administrator', password },
  ])
  const header = readHeader(folder)
  const wrap = header.slots[0]?.wrap ?? null
  const key = wrap === null ? null : unwrapKey(wrap, password ?? '', header.id, 1)
  return { folder, key, readOnly: false }
}

/** A file with this content in a temporary folder. */
export function fileWith(content: string | Uint8Array, name = 'served.csv'): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  return path
}

export interface ImportOptions extends Partial<Omit<Params<'import.start'>, 'mapping' | 'path'>> {
  /** Decisions about the proposed mapping; the zone is Europe/London unless one is given. */
  mapping?: Partial<Mapping>
  call?: Partial<JobCall>
}

/** Imports a file under its proposed mapping with the given decisions. */
export async function importFile(
  access: CaseAccess,
  path: string,
  { mapping, call, ...params }: ImportOptions = {},
): Promise<ImportResult> {
  const { member = null, sheet = null } = params
  const proposed = (await look(access, path, undefined, { member, sheet })).mapping
  const result = await runImport(
    { access, ports: testPorts() },
    {
      kind: 'import',
      actor: importer,
      params: {
        path,
        member: null,
        sheet: null,
        images: null,
        mappingName: 'test',
        supplier: '',
        tranche: '',
        exhibit: '',
        continuity: '',
        owner: '',
        supersedes: null,
        ...params,
        mapping: { ...proposed, zone: 'Europe/London', ...mapping },
      },
    },
    { ...testJobCall(), ...call },
  )
  return importResult.parse(result)
}

/** What `import.inspect` answers. */
export async function look(
  access: CaseAccess,
  path: string,
  given?: Mapping,
  { member = null, sheet = null }: { member?: string | null; sheet?: string | null } = {},
): Promise<Preview> {
  const db = openRead(casePaths(access.folder).db, access.key)
  try {
    return await inspect({ db, access }, { path, member, sheet }, given, () => {})
  } finally {
    db.close()
  }
}

/** Reads something out of the case. */
export function withDb<T>(access: CaseAccess, read: (db: ReturnType<typeof openRead>) => T): T {
  const db = openRead(casePaths(access.folder).db, access.key)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Rows of a query as they come. */
export function query<Row>(access: CaseAccess, sql: string): Row[] {
  return withDb(access, (db) => db.prepare<[], Row>(sql).all())
}

/** Tries to change the case. */
export function attempt(access: CaseAccess, sql: string): void {
  const db = openWrite(casePaths(access.folder).db, access.key)
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
}
