import { needsZone } from '../../../../shared/domain/mapping.ts'
import { type TimeFormat, timeFormatNames, timeFormatSchema } from '../../../../shared/domain/time-format.ts'
import { Select } from '../../../components/Select.tsx'
import { AsBefore } from './AsBefore.tsx'
import { DateOrders } from './DateOrders.tsx'
import { FirstTimes } from './FirstTimes.tsx'
import css from './Form.module.css'
import { open } from './open-question.ts'
import type { QuestionProps } from './question-props.ts'

const zones = [
  { value: 'Europe/London', title: 'Europe/London (GMT, in summer BST)' },
  { value: 'UTC', title: 'UTC' },
  { value: 'Europe/Amsterdam', title: 'Europe/Amsterdam (CET, in summer CEST)' },
  { value: 'Europe/Paris', title: 'Europe/Paris (CET, in summer CEST)' },
  { value: 'Europe/Dublin', title: 'Europe/Dublin' },
  { value: 'Europe/Madrid', title: 'Europe/Madrid (CET, in summer CEST)' },
  { value: 'Asia/Dubai', title: 'Asia/Dubai (UTC+4)' },
  { value: 'America/Bogota', title: 'America/Bogota (UTC−5)' },
]
/** In which zone the file's clocks were, and which number of a date is the day; with what each answer makes of some of its times. */
export function TimeQuestions({ preview, mapping, onMapping, zoneBefore = null }: QuestionProps) {
  const doubt = preview.findings.find(({ what, doubt: open }) => what === 'time' && open)
  const options =
    zones.some(({ value }) => value === mapping.zone) || mapping.zone === null
      ? zones
      : [...zones, { value: mapping.zone, title: mapping.zone }]
  return (
    <>
      {needsZone(mapping) ? (
        <>
          <Select
            {...open(mapping.zone === null)}
            label="Time zone of the file's clocks"
            hint="Declared by you, never guessed. Times that carry their own offset keep it."
            placeholder="Declare the zone…"
            value={mapping.zone}
            onValue={(zone) => onMapping({ ...mapping, zone })}
            options={options}
          />
          {mapping.zone === null && zoneBefore !== null && (
            <AsBefore zone={zoneBefore} onZone={(zone) => onMapping({ ...mapping, zone })} />
          )}
        </>
      ) : (
        <p className={css.hint}>
          Times that are counted from an instant are UTC by themselves: they need no zone.
        </p>
      )}
      <Select<TimeFormat>
        {...open(mapping.timeFormat === null)}
        label="How times are written"
        hint={doubt?.evidence}
        placeholder="Decide…"
        value={mapping.timeFormat}
        onValue={(timeFormat) => onMapping({ ...mapping, timeFormat })}
        options={timeFormatSchema.options.map((value) => ({ value, title: timeFormatNames[value] }))}
      />
      {mapping.timeFormat === null && <DateOrders preview={preview} mapping={mapping} />}
      <FirstTimes preview={preview} mapping={mapping} />
    </>
  )
}
