import * as z from 'zod'

export const roleSchema = z.enum(['administrator', 'supervisor', 'reviewer', 'read-only'])
export type Role = z.infer<typeof roleSchema>

/** What an account may do. Reading and searching need only a session. */
export const permissions = [
  'read',
  'import',
  'watch',
  'tag',
  'attribute',
  'review',
  'scheme',
  'outcomes',
  'export',
  'accounts',
] as const
export type Permission = (typeof permissions)[number]

const granted: Record<Role, readonly Permission[]> = {
  // An administrator keeps the case but takes no part in what it concludes.
  administrator: ['read', 'import', 'watch', 'export', 'accounts'],
  supervisor: ['read', 'import', 'watch', 'tag', 'attribute', 'review', 'scheme', 'outcomes', 'export'],
  reviewer: ['read', 'watch', 'tag', 'attribute', 'export'],
  'read-only': ['read'],
}

export function may(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission)
}

const doings: Record<Permission, string> = {
  read: 'read this case',
  import: 'import files',
  watch: 'keep watch-lists',
  tag: 'tag messages',
  attribute: 'attribute handles',
  review: 'decide on tags and attributions',
  scheme: 'change the tag scheme',
  outcomes: 'record outcomes and seizures',
  export: 'export bundles',
  accounts: 'manage accounts',
}

/** One sentence for a refused action, naming who may do it. */
export function refusal(role: Role, permission: Permission): string {
  const who = roleSchema.options.filter((other) => may(other, permission))
  return `The role ${role} may not ${doings[permission]}; that is for: ${who.join(', ')}.`
}
