import type { Message } from '../../../shared/contract/browse.ts'
import { VisibleText } from '../../components/VisibleText.tsx'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** The row as it was served: every cell in the order of the file's columns, the empty ones too. */
export function Kept({ message: { cells } }: { message: Message }) {
  if (cells.length === 0) return null
  return (
    <Section title="Row as served">
      <dl className={css.facts}>
        {cells.map(({ column, value }) => (
          <Fact key={column} name={column}>
            {value === null || value === '' ? (
              <span className={css.aside}>empty</span>
            ) : (
              <bdi className={css.wrapped}>
                <VisibleText text={value} />
              </bdi>
            )}
          </Fact>
        ))}
      </dl>
    </Section>
  )
}
