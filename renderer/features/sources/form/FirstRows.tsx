import { fields, type Mapping } from '../../../../shared/domain/mapping.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'
import { shortName } from './field-groups.ts'
import type { Sample } from './question-props.ts'

/** The file's first rows as they stand, under their own headings and what each column becomes. */
export function FirstRows({ preview, mapping }: { preview: Sample; mapping: Mapping }) {
  const becomes = (column: string): string => {
    const found = fields.find((field) => mapping.columns[field] === column)
    return found === undefined ? 'kept' : shortName(found)
  }
  return (
    <section aria-label="First rows of the file" className={css.rows}>
      <table>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              row
            </th>
            {preview.columns.map((column) => (
              <th key={column} scope="col">
                <bdi>{column}</bdi>
                <span className={css.becomes}>{becomes(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, cells }) => (
            <tr key={row}>
              <td className={css.number}>{row}</td>
              {preview.columns.map((column, index) => {
                const cell = cells[index] ?? null
                return (
                  <td key={column}>
                    {cell === null ? (
                      <span className={css.absent}>absent</span>
                    ) : (
                      <VisibleText text={cell.slice(0, 300)} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
