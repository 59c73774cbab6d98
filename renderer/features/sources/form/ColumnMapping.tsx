import { fields, type Mapping } from '../../../../shared/domain/mapping.ts'
import { Select } from '../../../components/Select.tsx'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'
import { type Choice, fieldOptions } from './field-groups.ts'
import type { Sample } from './question-props.ts'

interface Props {
  preview: Sample
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
}

/** What each column becomes, with three of its values beside it. A field belongs to one column: choosing it again moves it. */
export function ColumnMapping({ preview, mapping, onMapping }: Props) {
  const choose = (column: string, choice: Choice) => {
    const columns = Object.fromEntries(
      Object.entries(mapping.columns).filter(([field, named]) => named !== column && field !== choice),
    )
    onMapping({ ...mapping, columns: choice === 'kept' ? columns : { ...columns, [choice]: column } })
  }
  const sampled = preview.samples.length > 0
  return (
    <section aria-label="What the columns become" className={css.columns}>
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Becomes</th>
            {sampled && <th scope="col">Values</th>}
          </tr>
        </thead>
        <tbody>
          {preview.columns.map((column, index) => (
            <tr key={column}>
              <th scope="row">
                <bdi title={column}>{column}</bdi>
              </th>
              <td>
                <Select
                  label={`What ${column} becomes`}
                  labelHidden
                  value={fields.find((field) => mapping.columns[field] === column) ?? 'kept'}
                  onValue={(choice) => choose(column, choice)}
                  options={fieldOptions}
                />
              </td>
              {sampled && (
                <td
                  className={css.values}
                  title={(preview.samples[index] ?? [])
                    .slice(0, 3)
                    .map((value) => value.slice(0, 80))
                    .join('\n')}
                >
                  {(preview.samples[index] ?? []).slice(0, 3).map((value, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: samples do not move.
                    <span key={at}>
                      <VisibleText text={value.slice(0, 80)} />
                    </span>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
