import { Select } from '../../../components/Select.tsx'
import { TextField } from '../../../components/TextField.tsx'
import css from './Form.module.css'
import type { QuestionProps } from './question-props.ts'

const delimiters = [
  { value: ',', title: 'comma' },
  { value: ';', title: 'semicolon' },
  { value: '\t', title: 'tab' },
  { value: '|', title: 'pipe' },
  { value: '\x1f', title: 'none: one column' },
]

/** How a file is cut into cells, where that is not fixed by its format; found by content, and here to be changed. */
export function DialectQuestions({ mapping, onMapping, again = false }: QuestionProps) {
  const { dialect } = mapping
  if (dialect.format === 'xlsx' || dialect.format === 'ods') {
    return again ? null : (
      <HeaderRow
        value={dialect.headerRow}
        onValue={(headerRow) => onMapping({ ...mapping, dialect: { ...dialect, headerRow } })}
      />
    )
  }
  if (dialect.format !== 'delimited') return null
  const change = (part: Partial<typeof dialect>) =>
    onMapping({ ...mapping, dialect: { ...dialect, ...part } })
  const known = delimiters.some(({ value }) => value === dialect.delimiter)
  return (
    <div className={css.dialect}>
      <Select
        label="Delimiter"
        value={dialect.delimiter}
        onValue={(delimiter) => change({ delimiter })}
        options={known ? delimiters : [...delimiters, { value: dialect.delimiter, title: dialect.delimiter }]}
      />
      <Select
        label="Quotation marks"
        value={dialect.quote === null ? 'plain' : 'quote'}
        onValue={(value) => change({ quote: value === 'quote' ? '"' : null })}
        options={[
          { value: 'quote', title: 'enclose cells' },
          { value: 'plain', title: 'are letters like any other' },
        ]}
      />
      {!again && <HeaderRow value={dialect.headerRow} onValue={(headerRow) => change({ headerRow })} />}
      <Select
        label="Rows with too few cells"
        value={dialect.shortRows}
        onValue={(shortRows) => change({ shortRows })}
        options={[
          { value: 'reject', title: 'are rejected' },
          { value: 'fill', title: 'lack their last cells' },
        ]}
      />
    </div>
  )
}

function HeaderRow({ value, onValue }: { value: number | null; onValue: (row: number | null) => void }) {
  return (
    <TextField
      label="Header row"
      hint="The row that names the columns. Empty: there is none."
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      onValue={(text) => {
        const row = Number.parseInt(text, 10)
        onValue(Number.isInteger(row) && row >= 1 ? row : null)
      }}
    />
  )
}
