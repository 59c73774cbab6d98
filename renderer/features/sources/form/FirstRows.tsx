import { fields, type Mapping } from '../../../../shared/domain/mapping.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'
import { shortName } from './field-groups.ts'
import type { Sample } from './question-props.ts'

/** The file's first rows as they stand, those that cannot be read among them, under their own headings and what each column becomes. */
export function FirstRows({ preview, mapping }: { preview: Sample; mapping: Mapping }) {
  const becomes = (column: string): string => {
    const found = fields.find((field) => mapping.columns[field] === column)
    return found === undefined ? 'kept' : shortName(found)
  }
  const { columns, rows, rejects } = preview
  const last = rows.at(-1)?.row ?? Number.POSITIVE_INFINITY
  const shown = [
    ...rows.map((row) => ({ ...row, reject: null })),
    ...rejects.filter(({ row }) => row < last).map((reject) => ({ row: reject.row, cells: [], reject })),
  ].sort((a, b) => a.row - b.row)
  return (
    <section aria-label="First rows of the file" className={css.rows}>
      <table>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              row
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <bdi title={column}>{column}</bdi>
                <span className={css.becomes}>{becomes(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, cells, reject }) =>
            reject !== null ? (
              <tr key={row} className={css.reject}>
                <td className={css.number}>{row}</td>
                <td colSpan={columns.length}>
                  <strong>not read: {reject.detail}</strong> <VisibleText text={reject.raw} />
                </td>
              </tr>
            ) : (
              <tr key={row}>
                <td className={css.number}>{row}</td>
                {columns.map((column, index) => {
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
            ),
          )}
        </tbody>
      </table>
      {shown.length === 0 && <p className={css.none}>There is no row under the header.</p>}
    </section>
  )
}
