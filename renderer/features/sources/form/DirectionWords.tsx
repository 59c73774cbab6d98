import { directionOf } from '../../../../shared/domain/direction.ts'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from './Form.module.css'
import type { QuestionProps } from './question-props.ts'

/** A column of more different words is none of directions. */
const mostWords = 12

/** What each word of the direction column is taken for, so that a pack is not read the wrong way round. */
export function DirectionWords({ preview, mapping }: Pick<QuestionProps, 'preview' | 'mapping'>) {
  const column = mapping.columns.direction
  if (column === undefined) return null
  const found = [...new Set(preview.samples[preview.columns.indexOf(column)] ?? [])]
  // Those that cost rows stand first.
  const words = Object.groupBy(found, (word) => (directionOf(word) === null ? 'unknown' : 'known'))
  const shown = [...(words.unknown ?? []), ...(words.known ?? [])].slice(0, mostWords)
  if (shown.length === 0) return null
  return (
    <div className={css.words}>
      <p className={css.hint}>What the words of “{column}” mean:</p>
      <ul>
        {shown.map((word) => {
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
