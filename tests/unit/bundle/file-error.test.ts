import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { checkSpace, fileError } from '../../../electron/engine/bundle/file-error.ts'
import { WinnowError } from '../../../shared/contract/error.ts'

it.each([
  ['ENOSPC', 'disk.full'],
  ['EDQUOT', 'disk.full'],
  ['SQLITE_FULL', 'disk.full'],
  ['ENOENT', 'file.missing'],
  ['EACCES', 'file.unreadable'],
  ['EROFS', 'file.unreadable'],
  ['EIO', 'file.unreadable'],
])('what the system calls %s is told as %s, naming the file', (code, told) => {
  const error = fileError(Object.assign(new Error('x'), { code }), '/evidence/bundle')
  expect(error.code).toBe(told)
  expect(error.message).toContain('/evidence/bundle')
})

it('an error that says what to do already is passed on', () => {
  const error = new WinnowError('call.cancelled', 'Cancelled.')
  expect(fileError(error, '/x')).toBe(error)
})

it('a disk that plainly has too little room is refused before anything is written', () => {
  expect(() => checkSpace(tmpdir(), 1)).not.toThrow()
  expect(() => checkSpace(tmpdir(), 1e18)).toThrow(expect.objectContaining({ code: 'disk.full' }))
})
