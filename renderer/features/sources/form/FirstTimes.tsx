import { type Mapping, needsZone } from '../../../../shared/domain/mapping.ts'
import { dateTime } from '../../../../shared/domain/time-display.ts'
import { useCall } from '../../../api/useCall.ts'
import css from './Form.module.css'
import type { Sample } from './question-props.ts'
import { givenTimes, tellingTimes } from './telling-times.ts'

/** Beside the declared one, so that a wrong zone is seen for what it does. */
const compared = ['Europe/London', 'UTC', 'Europe/Paris'] as const

/** Times of the file under the declared zone and under others: the first, and one that a summer clock moves. Of those that no clock moves the first alone. */
export function FirstTimes({ preview, mapping }: { preview: Sample; mapping: Mapping }) {
  const texts = givenTimes(preview, mapping)
  const ready = mapping.timeFormat !== null && texts.length > 0
  const clocks = needsZone(mapping)
  const under = (zone: string) => (ready ? { texts, mapping: { ...mapping, zone } } : null)
  const london = useCall('import.times', clocks ? under(compared[0]) : null)
  const utc = useCall('import.times', under(compared[1]))
  const paris = useCall('import.times', clocks ? under(compared[2]) : null)
  const declared = useCall('import.times', mapping.zone === null || !clocks ? null : under(mapping.zone))
  const { zone } = mapping
  const ofClocks = [
    ...(zone === null ? [] : [{ zone, own: true, times: declared.data?.times }]),
    { zone: compared[0], own: false, times: london.data?.times },
    { zone: compared[1], own: false, times: utc.data?.times },
    { zone: compared[2], own: false, times: paris.data?.times },
  ].filter((answer) => answer.own || answer.zone !== zone)
  const answers = clocks ? ofClocks : [{ zone: 'UTC', own: true, times: utc.data?.times }]
  const utcTimes = utc.data?.times
  const londonTimes = clocks ? london.data?.times : utcTimes
  if (!ready || londonTimes === undefined || utcTimes === undefined) return null
  const told = tellingTimes(londonTimes, utcTimes)
  return (
    <table className={css.times}>
      <caption>
        {clocks ? 'What the zone makes of times in this file, in UTC' : 'A time of this file, in UTC'}
      </caption>
      <thead>
        <tr>
          <th scope="col">as given</th>
          {told.map((at) => (
            <th key={at} scope="col" className={css.given}>
              {texts[at]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.map(({ zone: named, own, times }) => (
          <tr key={named} className={own ? css.declared : css.other}>
            <th scope="row">{own ? named : `if ${named}`}</th>
            {told.map((at) => {
              const read = times?.[at]
              return (
                <td key={at}>
                  {read === undefined
                    ? '…'
                    : read.at === null
                      ? (read.problem ?? 'not a time')
                      : dateTime(read.at, 'UTC')}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
