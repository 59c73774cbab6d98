import { encodingSchema } from '../../../shared/domain/dialect.ts'
import { hasTime } from '../../../shared/domain/mapping.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'
import { DialectQuestions } from './DialectQuestions.tsx'
import css from './Import.module.css'
import type { QuestionProps } from './question-props.ts'
import { TimeQuestions } from './TimeQuestions.tsx'

interface Props extends QuestionProps {
  checked: boolean
  onChecked: (checked: boolean) => void
}

/** What only a person can answer: zone, order of dates, encoding, and how the file is cut into cells. */
export function Questions({ checked, onChecked, ...question }: Props) {
  const { preview, mapping, onMapping } = question
  const found = preview.findings.find(({ what }) => what === 'encoding')
  return (
    <section aria-label="To be declared" className={css.questions}>
      <h3>To be declared</h3>
      {hasTime(mapping) ? (
        <TimeQuestions {...question} />
      ) : (
        <p className={css.hint}>No column holds a time: every row's time will be unknown.</p>
      )}
      <Select
        label="Encoding"
        hint={found?.evidence}
        value={mapping.dialect.encoding}
        onValue={(encoding) => {
          onChecked(false)
          onMapping({ ...mapping, dialect: { ...mapping.dialect, encoding } })
        }}
        options={encodingSchema.options.map((encoding) => ({ value: encoding, title: encoding }))}
      />
      <Checkbox
        label={`I declare ${mapping.dialect.encoding}: the first rows read as they should`}
        checked={checked}
        onChecked={onChecked}
      />
      <DialectQuestions {...question} />
    </section>
  )
}
