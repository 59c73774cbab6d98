import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { CaseFacts } from '../../../shared/contract/case.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { appendAudit } from '../audit/index.ts'
import { type CaseKey, openWrite } from '../db/connection.ts'
import { migrate } from '../db/migrations/index.ts'
import { casePaths } from '../db/paths.ts'
import { openMedia } from '../media/index.ts'
import type { Ports } from '../seat.ts'
import { seedScheme } from '../tagging/index.ts'
import { type Header, headerVersion, type Slot, writeHeader } from './header.ts'
import { newCaseKey } from './keys.ts'
import { addAccount, type NewAccount } from './slots.ts'

/**
 * Creates a case folder with its databases and accounts. It is built under a temporary name and renamed when whole, so
 * that a crash leaves no half case under the name that was asked for. Without any password the case is not encrypted:
 * that is for samples and tests.
 * @throws WinnowError case.exists, file.unreadable
 */
export function createCase(
  ports: Ports,
  folder: string,
  facts: CaseFacts,
  accounts: readonly NewAccount[],
): void {
  if (!basename(folder).endsWith('.winnow')) {
    throw new WinnowError(
      'call.params',
      `A case is a folder whose name ends in .winnow; ${basename(folder)} does not.`,
    )
  }
  if (existsSync(folder))
    throw new WinnowError('case.exists', `${folder} is already there. Open it, or choose another name.`)
  const key = accounts.every((account) => account.password === null) ? null : newCaseKey()
  const making = `${folder}.making`
  try {
    rmSync(making, { recursive: true, force: true })
    mkdirSync(making, { recursive: true })
    fill(ports, making, facts, accounts, key)
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (error instanceof WinnowError) throw error
    throw new WinnowError(
      'file.unreadable',
      `The case could not be made at ${folder}: ${String(error)}. Choose a folder that can be written.`,
    )
  }
}

function fill(
  ports: Ports,
  folder: string,
  facts: CaseFacts,
  accounts: readonly NewAccount[],
  key: CaseKey,
): void {
  const now = ports.now()
  const id = randomUUID()
  const paths = casePaths(folder)
  mkdirSync(paths.index)
  mkdirSync(paths.staging)
  const db = openWrite(paths.db, key)
  const slots: Slot[] = []
  try {
    migrate(db, now)
    db.transaction(() => {
      db.prepare(
        'INSERT INTO case_info (one, id, name, operation, marking, created_at) VALUES (1, ?, ?, ?, ?, ?)',
      ).run(id, facts.name, facts.operation, facts.marking, now)
      for (const account of accounts) slots.push(addAccount(db, ports, id, account, key))
      seedScheme(db, now)
      const first = accounts[0]
      appendAudit(
        db,
        now,
        { name: first?.name ?? 'Winnow' },
        {
          action: 'case.create',
          target: id,
          detail: {
            ...facts,
            encrypted: key !== null,
            version: ports.version,
            accounts: accounts.map(({ name, role }) => ({ name, role })),
          },
        },
      )
    }).immediate()
  } finally {
    db.close()
  }
  openMedia(paths.media, key).close()
  const header: Header = {
    format: 'winnow case',
    version: headerVersion,
    id,
    ...facts,
    cipher: key === null ? 'none' : 'aegis',
    slots,
  }
  writeHeader(folder, header)
}
