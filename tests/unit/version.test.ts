import { expect, test } from 'vitest'
import { version as packageVersion } from '../../package.json'
import { version } from '../../shared/version.ts'

test('the version that stands in audits and bundles is that of the package', () => {
  expect(version).toBe(packageVersion)
})
