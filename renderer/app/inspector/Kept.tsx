import type { Message } from '../../../shared/contract/browse.ts'
import { VisibleText } from '../../components/VisibleText.tsx'
import css from './Inspector.module.css'
import { Fact, Section } from './Section.tsx'

/** The columns of the file that nothing was made of, as they stand. */
export function Kept({ message: { extra } }: { message: Message }) {
  if (extra.length === 0) return null
  return (
    <Section title="Other columns">
      <dl className={css.facts}>
        {extra.map(({ column, value }) => (
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
