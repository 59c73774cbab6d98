import type { Preview } from '../../../../shared/contract/import.ts'
import { grouped } from '../../../components/progress-text.ts'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import type { FileAnswer } from './batch.ts'
import css from './Form.module.css'
import { open } from './open-question.ts'

interface Props {
  earlier: NonNullable<Preview['earlier']>
  supersedes: FileAnswer['supersedes']
  onSupersedes: (supersedes: number | null) => void
}

/** The file looks like one that is in the case: which of the two it is, only a person can say. */
export function EarlierQuestion({ earlier, supersedes, onSupersedes }: Props) {
  return (
    <div className={css.earlier} {...open(supersedes === undefined)}>
      <RadioGroup
        label={
          <>
            This looks like <bdi>{earlier.name}</bdi> ({grouped(earlier.rows)} rows), which is in the case:{' '}
            {earlier.evidence}
          </>
        }
        value={supersedes === undefined ? null : supersedes === null ? 'own' : 'later'}
        onValue={(value) => onSupersedes(value === 'own' ? null : earlier.source)}
        options={[
          {
            value: 'later',
            title: (
              <>
                A later version of <bdi>{earlier.name}</bdi>: take only new rows
              </>
            ),
            hint: 'Rows that it has word for word point to those; rows that differ come in and are listed.',
          },
          {
            value: 'own',
            title: 'A source of its own: take every row',
            hint: 'Rows that both have are then linked as twins where they are one message.',
          },
        ]}
      />
    </div>
  )
}
