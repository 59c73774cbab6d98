import { dateTime } from '../../../shared/domain/time-display.ts'
import { type TimeFormat, timeFormatNames, timeFormatSchema } from '../../../shared/domain/time-format.ts'
import { useCall } from '../../api/useCall.ts'
import { Select } from '../../components/Select.tsx'
import css from './Import.module.css'
import type { QuestionProps } from './Questions.tsx'

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
/** Compared with the declared one, so that a wrong zone is seen for what it does. */
const compared = ['Europe/London', 'UTC', 'Europe/Paris'] as const

/** In which zone the file's clocks were, and which number of a date is the day; with what each answer makes of the first rows. */
export function TimeQuestions({ preview, mapping, onMapping }: QuestionProps) {
  const doubt = preview.findings.find(({ what, doubt: open }) => what === 'time' && open)
  const options =
    zones.some(({ value }) => value === mapping.zone) || mapping.zone === null
      ? zones
      : [...zones, { value: mapping.zone, title: mapping.zone }]
  return (
    <>
      <Select
        label="Time zone of the file's clocks"
        hint="Declared by you, never guessed. Times that carry their own offset keep it."
        placeholder="Declare the zone…"
        value={mapping.zone}
        onValue={(zone) => onMapping({ ...mapping, zone })}
        options={options}
      />
      <Select<TimeFormat>
        label="How times are written"
        hint={doubt?.evidence}
        placeholder="Decide…"
        value={mapping.timeFormat}
        onValue={(timeFormat) => onMapping({ ...mapping, timeFormat })}
        options={timeFormatSchema.options.map((value) => ({ value, title: timeFormatNames[value] }))}
      />
      <FirstTimes preview={preview} mapping={mapping} onMapping={onMapping} />
    </>
  )
}

/** The first times of the file under the declared zone and under others. */
function FirstTimes({ preview, mapping }: QuestionProps) {
  const { date, time } = mapping.columns
  const at = (column: string | undefined) => (column === undefined ? -1 : preview.columns.indexOf(column))
  const texts = preview.rows
    .map(({ cells }) => [cells[at(date)], cells[at(time)]].filter((cell) => cell).join(' '))
    .filter((text) => text !== '')
    .slice(0, 3)
  const ready = mapping.timeFormat !== null && texts.length > 0
  const declared = useCall('import.times', ready && mapping.zone !== null ? { texts, mapping } : null)
  const others = compared.filter((zone) => zone !== mapping.zone)
  const first = useCall(
    'import.times',
    ready ? { texts, mapping: { ...mapping, zone: others[0] ?? 'UTC' } } : null,
  )
  const second = useCall(
    'import.times',
    ready ? { texts, mapping: { ...mapping, zone: others[1] ?? 'UTC' } } : null,
  )
  if (!ready) return null
  const columns = [
    { zone: mapping.zone, times: declared.data?.times, own: true },
    { zone: others[0], times: first.data?.times, own: false },
    { zone: others[1], times: second.data?.times, own: false },
  ].filter(({ zone }) => zone !== null && zone !== undefined)
  return (
    <table className={css.times}>
      <caption>What the zone makes of the first rows, in UTC</caption>
      <thead>
        <tr>
          <th scope="col">as given</th>
          {columns.map(({ zone, own }) => (
            <th key={zone} scope="col">
              {own ? `${zone} (declared)` : `if ${zone}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {texts.map((text, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows do not move, and texts may repeat.
          <tr key={row}>
            <td className="mono">{text}</td>
            {columns.map(({ zone, times, own }) => {
              const parsed = times?.[row]
              return (
                <td key={zone} className={own ? css.declared : css.other}>
                  {parsed === undefined
                    ? '…'
                    : parsed.at === null
                      ? (parsed.problem ?? 'not a time')
                      : dateTime(parsed.at, 'UTC')}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
