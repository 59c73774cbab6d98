import * as z from 'zod'
import { accountId } from '../domain/ids.ts'
import { roleSchema } from '../domain/roles.ts'
import { read, write } from './method.ts'

/** Names are shown on screen and in bundles: one line, no control characters. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters')
const nameText = line(120).min(1, 'give a name')
const path = z.string().min(1, 'give a path').max(4096)
export const passwordText = z.string().min(8, 'at least 8 characters').max(1024)

export const caseFacts = z.object({
  name: nameText,
  operation: line(120),
  marking: line(120),
})
export type CaseFacts = z.infer<typeof caseFacts>

export const accountSchema = z.object({
  id: accountId,
  name: z.string(),
  role: roleSchema,
  active: z.boolean(),
  createdAt: z.number(),
})
export type Account = z.infer<typeof accountSchema>

/** What is open and who is in front of it. Everything a title bar and a welcome screen need. */
export const stateSchema = z.object({
  version: z.string(),
  case: caseFacts
    .extend({
      id: z.string(),
      path: z.string(),
      encrypted: z.boolean(),
      /** Why nothing can be changed (another process has the case open), or null. */
      readOnly: z.string().nullable(),
      /** The accounts that can log in, by name; public, so that the log-in screen can list them. */
      accounts: z.array(z.string()),
    })
    .nullable(),
  account: accountSchema.nullable(),
  /** Names this log-in, for as long as it lasts; null: nobody is logged in. */
  session: z.string().nullable(),
  /** Minutes without a key or click after which the screen locks; 0: never. */
  lockMinutes: z.number(),
})
export type State = z.infer<typeof stateSchema>

export const recentCase = z.object({
  path: z.string(),
  name: z.string(),
  operation: z.string(),
  openedAt: z.number(),
  /** False when the folder is no longer there. */
  present: z.boolean(),
})
export type RecentCase = z.infer<typeof recentCase>

export const auditEntry = z.object({
  seq: z.number(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  /** JSON text of the entry's own facts. */
  detail: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>

const empty = z.object({})

export const caseMethods = {
  'app.state': write('nothing', empty, stateSchema),
  'app.recent': write('nothing', empty, z.object({ cases: z.array(recentCase) })),
  'app.forget': write('nothing', z.object({ path }), empty),
  /** Creates NAME.winnow; its first account is the administrator, who is logged in afterwards. Without a password only for samples and tests. */
  'case.create': write(
    'nothing',
    caseFacts.extend({
      path,
      administrator: z.object({ name: nameText, password: passwordText.nullable() }),
    }),
    stateSchema,
  ),
  /** Reads the public header only; nobody is logged in afterwards. */
  'case.open': write('nothing', z.object({ path }), stateSchema),
  /** Opens the sample case, made from the sample files on first use; logs in its reviewer. */
  'case.sample': write('nothing', z.object({ account: z.string().optional() }), stateSchema),
  'case.close': write('nothing', empty, stateSchema),
  'session.login': write('case', z.object({ account: z.string(), password: z.string() }), stateSchema),
  'session.logout': write('nothing', z.object({ why: z.enum(['person', 'idle']) }), stateSchema),
  'session.lockMinutes': write('read', z.object({ minutes: z.number().int().min(0).max(240) }), stateSchema),
  'account.list': read('read', empty, z.object({ accounts: z.array(accountSchema) })),
  'account.create': write(
    'accounts',
    z.object({ name: nameText, role: roleSchema, password: passwordText.nullable() }),
    accountSchema,
  ),
  'account.update': write(
    'accounts',
    z.object({ id: accountId, role: roleSchema.optional(), active: z.boolean().optional() }),
    accountSchema,
  ),
  /** An administrator gives a colleague a new password; the case key is wrapped anew. */
  'account.reset': write('accounts', z.object({ id: accountId, password: passwordText }), empty),
  'account.password': write('read', z.object({ old: z.string(), new: passwordText }), empty),
  'audit.page': read(
    'read',
    z.object({
      /** Entries before this seq, newest first; null: from the newest. */
      before: z.number().nullable(),
      limit: z.number().int().min(1).max(500),
      action: z.string().optional(),
    }),
    z.object({ total: z.number(), entries: z.array(auditEntry), actions: z.array(z.string()) }),
  ),
  /** Recomputes the chain; names every entry that was changed, removed or reordered. */
  'audit.verify': read(
    'read',
    empty,
    z.object({
      entries: z.number(),
      head: z.string(),
      faults: z.array(z.object({ seq: z.number(), fault: z.string() })),
    }),
  ),
} as const
