import type { Preview } from '../../../../shared/contract/import.ts'
import { Button } from '../../../components/Button.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { type FileAnswer, stem, unanswered } from './batch.ts'
import css from './Form.module.css'

interface Props {
  previews: readonly Preview[]
  answers: readonly FileAnswer[]
  onAnswers: (answers: readonly FileAnswer[]) => void
  /** No column says whose pack a row is in: then each file may be one handle's. */
  askOwner: boolean
}

/** Files that go in together under one mapping, and what is asked of each by itself. */
export function BatchTable({ previews, answers, onAnswers, askOwner }: Props) {
  const change = (at: number, part: Partial<FileAnswer>) =>
    onAnswers(
      previews.map((_, index) => ({ ...(answers[index] ?? unanswered), ...(index === at ? part : {}) })),
    )
  const rows = previews.map((preview, at) => ({ preview, at, answer: answers[at] ?? unanswered }))
  const someEarlier = previews.some(({ earlier }) => earlier !== null)
  return (
    <section aria-label="Files of this import" className={css.batch}>
      <div className={css.batchHead}>
        <p>
          {grouped(previews.length)} files with the same columns, under one mapping. The first rows are of{' '}
          <bdi>{previews[0]?.name}</bdi>.
        </p>
        {askOwner && (
          <Button
            look="quiet"
            onClick={() =>
              onAnswers(rows.map(({ preview, answer }) => ({ ...answer, owner: stem(preview) })))
            }
          >
            Take the owners from the file names
          </Button>
        )}
      </div>
      <div className={css.batchScroll}>
        <Table
          caption="Files"
          captionHidden
          rows={rows}
          rowKey={({ at }) => at}
          columns={[
            {
              id: 'name',
              title: 'File',
              cell: ({ preview: { name, sheet } }) => (
                <bdi>{sheet === null ? name : `${name}, ${sheet.slice(0, 80)}`}</bdi>
              ),
            },
            {
              id: 'rows',
              title: 'Rows',
              align: 'end',
              cell: ({ preview: { records } }) => `${records.exact ? '' : 'about '}${grouped(records.count)}`,
            },
            ...(askOwner
              ? [
                  {
                    id: 'owner',
                    title: 'Owner’s handle',
                    width: '220px',
                    cell: ({ preview, at, answer }: (typeof rows)[number]) => (
                      <TextField
                        label={`Owner's handle of ${preview.name}`}
                        labelHidden
                        mono
                        value={answer.owner}
                        onValue={(owner) => change(at, { owner })}
                      />
                    ),
                  },
                ]
              : []),
            ...(someEarlier
              ? [
                  {
                    id: 'earlier',
                    title: 'Looks like a source of this case',
                    width: '340px',
                    cell: ({ preview, at, answer }: (typeof rows)[number]) =>
                      preview.earlier !== null && (
                        <Select
                          label={`What ${preview.name} is to ${preview.earlier.name}`}
                          labelHidden
                          hint={preview.earlier.evidence}
                          placeholder="Decide…"
                          value={
                            answer.supersedes === undefined
                              ? null
                              : answer.supersedes === null
                                ? 'own'
                                : 'later'
                          }
                          onValue={(value) =>
                            change(at, { supersedes: value === 'own' ? null : preview.earlier?.source })
                          }
                          options={[
                            {
                              value: 'later',
                              title: `a later version of ${preview.earlier.name}: only new rows`,
                            },
                            { value: 'own', title: 'a source of its own: every row' },
                          ]}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </section>
  )
}
