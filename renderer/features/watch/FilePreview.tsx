import type { Input } from '../../../shared/contract/index.ts'
import type { WatchFile } from '../../../shared/contract/watch.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { FileLines } from './FileLines.tsx'
import css from './WatchLists.module.css'

export type Reading = Input<'watch.read'>['reading']

interface Props {
  file: WatchFile
  reading: Reading
  onReading: (reading: Reading) => void
}

const encodings = [
  { value: 'utf-8', title: 'UTF-8' },
  { value: 'utf-16le', title: 'UTF-16, little-endian' },
  { value: 'utf-16be', title: 'UTF-16, big-endian' },
  { value: 'windows-1252', title: 'Windows-1252' },
  { value: 'iso-8859-1', title: 'Latin-1' },
] as const

const separators = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const
/** What was read out of a file, with everything that needs a look; how it was read can be changed. */
export function FilePreview({ file, reading, onReading }: Props) {
  const { terms, left, columns } = file
  const wrong = terms.filter(({ problem }) => problem !== null).length
  const change = (changed: Reading) => onReading({ ...reading, ...changed })
  const columnOptions = columns.map((title, at) => ({ value: String(at), title }))
  return (
    <>
      <p role="status">
        <strong>
          {grouped(terms.length)} {terms.length === 1 ? 'term' : 'terms'}
        </strong>
        {wrong > 0 && `, ${grouped(wrong)} of them not understood`}
        {left.length > 0 && `; ${grouped(left.length)} ${left.length === 1 ? 'line' : 'lines'} left out`}
        {file.blank > 0 && `; ${grouped(file.blank)} blank`}
        {file.comments > 0 && `; ${grouped(file.comments)} ${file.comments === 1 ? 'comment' : 'comments'}`}
        {file.separator !== null && `; cells parted by ${separators[file.separator]}`}
      </p>
      <div className={css.pairOfFields}>
        <Select
          label="Encoding"
          value={file.encoding}
          options={encodings}
          onValue={(encoding) =>
            change({ encoding: encodings.find(({ value }) => value === encoding)?.value ?? null })
          }
        />
        <Select
          label="Read as"
          value={file.form}
          options={[
            { value: 'lines', title: 'a term a line' },
            { value: 'table', title: 'a table' },
          ]}
          onValue={(form) => onReading({ encoding: reading.encoding ?? null, form })}
        />
        {file.form === 'table' && (
          <>
            <Select
              label="Terms"
              value={String(file.termColumn)}
              options={columnOptions}
              onValue={(column) => change({ termColumn: Number(column) })}
            />
            <Select
              label="Notes"
              value={String(file.noteColumn ?? -1)}
              options={[{ value: '-1', title: 'none' }, ...columnOptions]}
              onValue={(column) => change({ noteColumn: Number(column) })}
            />
          </>
        )}
      </div>
      {file.form === 'table' && (
        <Checkbox
          label="The first line names the columns"
          checked={file.header}
          onChecked={(header) => change({ header })}
        />
      )}
      <FileLines file={file} />
    </>
  )
}
