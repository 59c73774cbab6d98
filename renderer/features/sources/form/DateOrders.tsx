import type { Mapping } from '../../../../shared/domain/mapping.ts'
import { dateTime } from '../../../../shared/domain/time-display.ts'
import { useCall } from '../../../api/useCall.ts'
import css from './Form.module.css'
import type { Sample } from './question-props.ts'
import { givenTimes } from './telling-times.ts'

/** While it is open which number of a date is the day: what either answer makes of a time that tells them apart. */
export function DateOrders({ preview, mapping }: { preview: Sample; mapping: Mapping }) {
  const texts = givenTimes(preview, mapping)
  const under = (timeFormat: 'dmy' | 'mdy') =>
    texts.length === 0 ? null : { texts, mapping: { ...mapping, timeFormat, zone: 'UTC' } }
  const dayFirst = useCall('import.times', under('dmy')).data?.times
  const monthFirst = useCall('import.times', under('mdy')).data?.times
  if (dayFirst === undefined || monthFirst === undefined) return null
  const at = texts.findIndex((_, index) => {
    const [day, month] = [dayFirst[index]?.at ?? null, monthFirst[index]?.at ?? null]
    return day !== null && month !== null && day !== month
  })
  const [day, month] = [dayFirst[at]?.at, monthFirst[at]?.at]
  if (day == null || month == null) return null
  return (
    <p className={css.hint}>
      <span className="mono">{texts[at]}</span> is {dateTime(day, 'UTC').slice(0, 10)} if the day comes first,{' '}
      {dateTime(month, 'UTC').slice(0, 10)} if the month does.
    </p>
  )
}
