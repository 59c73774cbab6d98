import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Import.module.css'
import type { QuestionProps } from './question-props.ts'

const delimiters = [
  { value: ',', title: 'comma' },
  { value: ';', title: 'semicolon' },
  { value: '\t', title: 'tab' },
  { value: '|', title: 'pipe' },
  { value: '\x1f', title: 'none: one column' },
]

/** How a delimited file is cut into cells; found by content, and here to be changed. */
export function DialectQuestions({ mapping, onMapping }: QuestionProps) {
  const { dialect } = mapping
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
      <TextField
        label="Header row"
        hint="Empty: there is none."
        inputMode="numeric"
        value={dialect.headerRow === null ? '' : String(dialect.headerRow)}
        onValue={(value) => {
          const row = Number.parseInt(value, 10)
          change({ headerRow: Number.isInteger(row) && row >= 1 ? row : null })
        }}
      />
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
