import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { Mapping } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'

/** What the sample's own README declares. */
const mapping: Mapping = {
  columns: {
    record: 'Row ID',
    owner: 'Pack',
    sender: 'Sender',
    recipient: 'Recipient',
    time: 'Sent (local)',
    kind: 'Type',
    text: 'Message',
    image: 'Image',
    burn: 'Burn (s)',
    imei: 'Device IMEI',
    cell: 'Cell',
  },
  zone: 'Europe/London',
  timeFormat: 'ymd',
  dialect: {
    format: 'delimited',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerRow: 1,
    newline: 'any',
    shortRows: 'reject',
  },
}

/**
 * The import that fills the sample case, or null when it is filled already.
 * @throws WinnowError file.missing when this Winnow was built without the sample's files.
 */
export function sampleImport(db: ReadDb, sampleFolder: string): Params<'import.start'> | null {
  if (db.prepare('SELECT 1 FROM source LIMIT 1').get() !== undefined) return null
  const path = join(sampleFolder, 'messages.csv')
  if (!existsSync(path)) throw new WinnowError('file.missing', `There is no file ${path}.`)
  const images = join(sampleFolder, 'images')
  return {
    path,
    member: null,
    sheet: null,
    images: existsSync(images) ? images : null,
    mapping,
    mappingName: 'Sample',
    supplier: 'Winnow',
    tranche: '',
    exhibit: 'SAMPLE/1',
    continuity: 'Invented messages, made with Winnow.',
    owner: '',
    supersedes: null,
  }
}
