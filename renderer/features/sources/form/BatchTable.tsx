import { useMemo } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { VisibleText } from '../../../components/VisibleText.tsx'
import { type FileAnswer, remarksOf, stem, unanswered } from './batch.ts'
import css from './Form.module.css'
import { open } from './open-question.ts'

interface Props {
  previews: readonly Preview[]
  answers: readonly FileAnswer[]
  onAnswers: (answers: readonly FileAnswer[]) => void
  /** No column says whose pack a row is in: then each file may be one handle's. */
  askOwner: boolean
  /** The direction of each row means something only to its owner: it has to be said. */
  needsOwner: boolean
}

/** Files that go in together under one mapping, and what is asked of each by itself. */
export function BatchTable({ previews, answers, onAnswers, askOwner, needsOwner }: Props) {
  const change = (at: number, part: Partial<FileAnswer>) =>
    onAnswers(
      previews.map((_, index) => ({ ...(answers[index] ?? unanswered), ...(index === at ? part : {}) })),
    )
  const owners = () =>
    onAnswers(previews.map((preview, at) => ({ ...(answers[at] ?? unanswered), owner: stem(preview) })))
  useCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: owners reads what these are made of
    useMemo<Command[]>(
      () =>
        askOwner
          ? [
              {
                id: 'import.owners',
                title: 'Take the owners of the packs from the file names',
                group: 'Import',
                keys: 'alt+o',
                whileTyping: true,
                run: owners,
              },
            ]
          : [],
      [askOwner, previews, answers, onAnswers],
    ),
  )
  const nobody = previews.every((_, at) => (answers[at]?.owner ?? '').trim() === '')
  const rows = previews.map((preview, at) => ({ preview, at, answer: answers[at] ?? unanswered }))
  const remarked = previews.filter((preview) => remarksOf(preview).length > 0).length
  const someEarlier = previews.some(({ earlier }) => earlier !== null)
  return (
    <section aria-label="Files of this import" className={css.batch}>
      <div className={css.batchHead}>
        <p>
          {grouped(previews.length)} files with the same columns, under one mapping. The first rows are of{' '}
          <bdi>{previews[0]?.name}</bdi>.
          {remarked > 0 && (
            <strong className={css.doubt}>
              {' '}
              {grouped(remarked)} {remarked === 1 ? 'has a remark' : 'have remarks'}.
            </strong>
          )}
        </p>
        {askOwner && (
          <Button
            look={needsOwner && nobody ? 'plain' : 'quiet'}
            keys="alt+o"
            {...open(needsOwner && nobody)}
            onClick={owners}
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
            ...(remarked > 0
              ? [
                  {
                    id: 'remarks',
                    title: 'Remarks',
                    cell: ({ preview }: (typeof rows)[number]) => <Remarks remarks={remarksOf(preview)} />,
                    sort: ({ preview }: (typeof rows)[number]) => -remarksOf(preview).length,
                  },
                ]
              : []),
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
                        {...open(needsOwner && answer.owner.trim() === '')}
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
                          {...open(answer.supersedes === undefined)}
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

function Remarks({ remarks: [first, ...others] }: { remarks: readonly string[] }) {
  if (first === undefined) return null
  return (
    <details className={css.remarks}>
      <summary>
        <VisibleText text={first} />
        {others.length > 0 && ` (and ${others.length} more)`}
      </summary>
      {others.map((remark) => (
        <p key={remark}>
          <VisibleText text={remark} />
        </p>
      ))}
    </details>
  )
}
