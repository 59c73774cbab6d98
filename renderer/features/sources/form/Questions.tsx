import {
  type Encoding,
  encodingNames,
  encodingOf,
  encodingSchema,
} from '../../../../shared/domain/dialect.ts'
import { hasTime, type Mapping, unsaid } from '../../../../shared/domain/mapping.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Select } from '../../../components/Select.tsx'
import { DialectQuestions } from './DialectQuestions.tsx'
import { DirectionWords } from './DirectionWords.tsx'
import css from './Form.module.css'
import { open } from './open-question.ts'
import type { QuestionProps } from './question-props.ts'
import { TimeQuestions } from './TimeQuestions.tsx'

interface Props extends QuestionProps {
  /** Null: the encoding has been declared before. */
  checked: boolean | null
  onChecked: (checked: boolean) => void
}

/** What only a person can answer: zone, order of dates, encoding, and how the file is cut into cells. */
export function Questions({ checked, onChecked, ...question }: Props) {
  const { preview, mapping, onMapping } = question
  const found = preview.findings.find(({ what }) => what === 'encoding')
  const encoding = encodingOf(mapping.dialect)
  return (
    <section aria-label="To be declared" className={css.questions}>
      <h3>To be declared</h3>
      {hasTime(mapping) ? (
        <TimeQuestions {...question} />
      ) : (
        <p className={css.hint}>No column holds a time: every row's time will be unknown.</p>
      )}
      {unsaid(mapping).map((sentence) => (
        <p key={sentence} className={css.doubt}>
          {sentence}
        </p>
      ))}
      <DirectionWords {...question} />
      {encoding !== null && (
        <>
          <Select
            label="Encoding"
            hint={found?.evidence}
            value={encoding}
            onValue={(chosen) => {
              onChecked(false)
              onMapping(withEncoding(mapping, chosen))
            }}
            options={encodingSchema.options.map((value) => ({ value, title: encodingNames[value] }))}
          />
          {checked !== null && (
            <div {...open(!checked)}>
              <Checkbox
                label={`I declare ${encodingNames[encoding]}: the first rows read as they should`}
                checked={checked}
                onChecked={onChecked}
              />
            </div>
          )}
        </>
      )}
      <DialectQuestions {...question} />
    </section>
  )
}

function withEncoding(mapping: Mapping, encoding: Encoding): Mapping {
  const { dialect } = mapping
  return 'encoding' in dialect ? { ...mapping, dialect: { ...dialect, encoding } } : mapping
}
