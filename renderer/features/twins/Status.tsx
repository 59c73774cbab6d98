import { useCallback, useMemo } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { twinRuleText } from '../../../shared/domain/twin-rule.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { MatchAgain } from './MatchAgain.tsx'
import css from './Twins.module.css'
import { toleranceText } from './texts.ts'

/** How many messages the rows are, by which rule rows were linked, and when. */
export function Status() {
  const { data, error } = useCall('twin.status', {}, ['messages', 'twins'])
  const zone = usePreferences((preferences) => preferences.zone)
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  const { rule, toleranceMs, pending, runs } = data
  return (
    <div className={css.status}>
      {pending > 0 && (
        <Banner
          kind="info"
          message={`${grouped(pending)} rows came in since rows were last matched.`}
          advice="They count as messages of their own until then; matching follows an import by itself."
        />
      )}
      <Figures status={data} />
      <section aria-label="The rule" className={css.rule}>
        <h2>
          Rule {rule}, tolerance {toleranceText(toleranceMs)}
        </h2>
        <ol>
          {twinRuleText(toleranceMs).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </section>
      <MatchAgain toleranceMs={toleranceMs} rows={data.rows} />
      <section aria-label="Runs" className={css.runs}>
        <h2>When rows were matched</h2>
        <Table
          caption="Runs, newest first"
          captionHidden
          rows={runs.toSorted((a, b) => b.at - a.at)}
          rowKey={({ at }) => at}
          empty="Never yet: it follows the first import."
          columns={[
            { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} /> },
            { id: 'rule', title: 'Rule', align: 'end', cell: (run) => run.rule },
            {
              id: 'tolerance',
              title: 'Tolerance',
              align: 'end',
              cell: (run) => toleranceText(run.toleranceMs),
            },
            { id: 'rows', title: 'Rows', align: 'end', cell: (run) => grouped(run.rows) },
            { id: 'groups', title: 'Messages with twins', align: 'end', cell: (run) => grouped(run.groups) },
            { id: 'linked', title: 'Rows linked', align: 'end', cell: (run) => grouped(run.linked) },
            {
              id: 'ambiguous',
              title: 'Left apart then',
              align: 'end',
              cell: (run) => grouped(run.ambiguous),
            },
          ]}
        />
      </section>
    </div>
  )
}

const withTwins = 'messages with twins'
const leftApart = 'left apart'

function Figures({ status }: { status: Result<'twin.status'> }) {
  const { go, amend } = useRoutes(({ ways }) => ways)
  const { rows, messages, groups, bothEnds, repeated, ambiguous } = status
  const some = groups > 0
  const show = useCallback(() => go({ screen: 'search', text: 'has:twin' }), [go])
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'twins.show',
          title: 'Show the rows that have twins',
          group: 'Twins and gaps',
          keys: 'shift+m',
          when: () => some,
          run: show,
        },
      ],
      [some, show],
    ),
  )
  const figures: [string, number, string][] = [
    ['rows', rows, 'sightings, as they were served'],
    ['messages', messages, 'each counted once'],
    [withTwins, groups, 'served more than once'],
    ['at both ends', bothEnds, 'in packs of different handles'],
    ['repeated', repeated, 'more than once in one pack'],
    [leftApart, ambiguous, 'clusters of rows still to be decided'],
  ]
  return (
    <dl className={css.figures}>
      {figures.map(([name, value, meaning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{grouped(value)}</strong>
            <span className={css.hint}>{meaning}</span>
            {name === withTwins && some && (
              <span className={css.door}>
                <Button look="quiet" keys="shift+m" onClick={show}>
                  Show their rows
                </Button>
              </span>
            )}
            {name === leftApart && value > 0 && (
              <span className={css.door}>
                <Button look="quiet" keys="l" onClick={() => amend({ screen: 'twins', part: 'apart' })}>
                  Decide on them
                </Button>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
