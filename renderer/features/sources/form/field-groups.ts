import { type Field, fieldNames } from '../../../../shared/domain/mapping.ts'

/** What a column can become, in the groups in which the importer looks for it. */
const groups: readonly (readonly [string, readonly Field[]])[] = [
  ['People', ['sender', 'recipient', 'conversation', 'owner', 'direction', 'counterpart', 'contact']],
  ['Time', ['time', 'date', 'received', 'read', 'burn']],
  ['Content', ['text', 'kind', 'image', 'imageHash']],
  ['Device and place', ['imei', 'imsi', 'cell', 'latitude', 'longitude', 'position']],
  ['Identity', ['record']],
]

export type Choice = Field | 'kept'

export const fieldOptions: readonly { value: Choice; title: string; group?: string }[] = [
  { value: 'kept', title: 'kept with each row' },
  ...groups.flatMap(([group, fields]) =>
    fields.map((field) => ({ value: field, title: fieldNames[field], group })),
  ),
]

/** A field in a word or two: 'Owner's handle'. */
export const shortName = (field: Field): string => fieldNames[field].replace(/[,(].*/, '').trim()
