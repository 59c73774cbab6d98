import { expect, test } from 'vitest'
import { may, permissions, refusal, roleSchema } from '../../../shared/domain/roles.ts'

test('an administrator keeps the case but neither tags, attributes nor decides', () => {
  for (const permission of ['tag', 'attribute', 'review', 'scheme', 'outcomes'] as const) {
    expect(may('administrator', permission)).toBe(false)
  }
  expect(may('administrator', 'accounts')).toBe(true)
})

test('only a supervisor decides', () => {
  expect(roleSchema.options.filter((role) => may(role, 'review'))).toEqual(['supervisor'])
})

test('read-only looks and does nothing else', () => {
  expect(permissions.filter((permission) => may('read-only', permission))).toEqual(['read'])
})

test('every permission is somebody’s, and a refusal names who', () => {
  for (const permission of permissions) {
    const holders = roleSchema.options.filter((role) => may(role, permission))
    expect(holders.length).toBeGreaterThan(0)
    for (const holder of holders) expect(refusal('read-only', permission)).toContain(holder)
  }
})
