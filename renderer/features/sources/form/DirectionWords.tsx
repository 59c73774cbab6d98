import { directionOf } from '../../../../shared/domain/direction.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'
import type { QuestionProps } from './question-props.ts'

/** What each word of the direction column is taken for, so that a pack is not read the wrong way round. */
export function DirectionWords({ preview, mapping }: Pick<QuestionProps, 'preview' | 'mapping'>) {
  const column = mapping.columns.direction
  if (column === undefined) return null
  const words = [...new Set(preview.samples[preview.columns.indexOf(column)] ?? [])].slice(0, 8)
  if (words.length === 0) return null
  return (
    <div className={css.words}>
      <p className={css.hint}>What the words of “{column}” in the first rows mean:</p>
      <ul>
        {words.map((word) => {
          const way = directionOf(word)
          return (
            <li key={word}>
              <span className="mono">
                <VisibleText text={word} />
              </span>{' '}
              {way === 'out' && 'sent by the owner to the counterpart'}
              {way === 'in' && 'sent by the counterpart to the owner'}
              {way === null && <strong className={css.doubt}>not known: such rows are rejected</strong>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
