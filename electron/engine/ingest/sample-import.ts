import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { inspect } from './inspect.ts'

/**
 * The import that fills the sample case, or null when it is filled already. The sample's own README declares its zone.
 * @throws WinnowError file.missing when this Winnow was built without the sample's files.
 */
export function sampleImport(db: ReadDb, sampleFolder: string): Params<'import.start'> | null {
  if (db.prepare('SELECT 1 FROM source LIMIT 1').get() !== undefined) return null
  const path = join(sampleFolder, 'messages.csv')
  const images = join(sampleFolder, 'images')
  const { mapping } = inspect(db, path, undefined, () => {})
  return {
    path,
    images: existsSync(images) ? images : null,
    mapping: { ...mapping, zone: 'Europe/London' },
    mappingName: 'Sample',
    supplier: 'Winnow',
    exhibit: 'SAMPLE/1',
    continuity: 'Invented messages, made with Winnow.',
  }
}
