import { FileInput, Upload } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../../renderer/components/Banner.tsx'
import { Button } from '../../../renderer/components/Button.tsx'
import type { BarRange } from '../../../renderer/components/bars.ts'
import { Count } from '../../../renderer/components/Count.tsx'
import { DayStrip } from '../../../renderer/components/DayStrip.tsx'
import { EmptyState } from '../../../renderer/components/EmptyState.tsx'
import { HandleName } from '../../../renderer/components/HandleName.tsx'
import { Hash } from '../../../renderer/components/Hash.tsx'
import { Highlighted } from '../../../renderer/components/Highlighted.tsx'
import { type MarkState, stateTitle } from '../../../renderer/components/mark-state.ts'
import { Progress } from '../../../renderer/components/Progress.tsx'
import { StateMark } from '../../../renderer/components/StateMark.tsx'
import { Table } from '../../../renderer/components/Table.tsx'
import { Tabs } from '../../../renderer/components/Tabs.tsx'
import { TagMark } from '../../../renderer/components/TagMark.tsx'
import { TimeText } from '../../../renderer/components/TimeText.tsx'
import { Buttons, Choices, Fields } from './controls.tsx'
import { days, tags } from './fake.ts'
import css from './gallery.module.css'
import { Piece } from './Piece.tsx'

const states = Object.keys(stateTitle) as MarkState[]
const hostile =
  '<img src=x onerror=alert(1)> zero\u200bwidth, \u202eright to left\u202c, tab\u0007bell, 👩‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok'

export function ComponentsPage() {
  return (
    <div className={css.sheet}>
      <Buttons />
      <Fields />
      <Choices />
      <Marks />
      <Words />
      <Piece title="Banners">
        <Banner
          kind="error"
          message="The file messages.csv could not be read past row 4,112."
          advice="Its bytes are not UTF-8 there. Choose windows-1252 and look at the first rows again."
          code="file.unreadable"
          actions={<Button>Choose encoding</Button>}
        />
        <Banner
          kind="warning"
          message="This case is open in another window."
          advice="You can read, not change."
        />
        <Banner kind="good" message="The bundle is whole: 1,204 files." />
        <Banner kind="info" message="Times are shown in London time." onDismiss={() => undefined} />
      </Piece>
      <Piece title="Progress">
        <Progress
          label="Importing messages.csv"
          step="placing rows"
          done={6_083_645}
          total={9_812_331}
          unit="rows"
          rate={148_000}
          left={41}
          onCancel={() => undefined}
        />
        <Progress label="Building the index" done={120_000} total={null} unit="rows" />
      </Piece>
      <TableAndTabs />
      <Piece title="Empty state">
        <EmptyState
          icon={FileInput}
          title="No messages yet"
          action={
            <Button look="primary" icon={Upload}>
              Import a file
            </Button>
          }
        >
          Import a CSV, JSON Lines or JSON file, with its folder of images if there is one.
        </EmptyState>
      </Piece>
      <Strip />
    </div>
  )
}

function Marks() {
  return (
    <Piece title="Marks">
      <div className={css.flow}>
        {tags.map((tag) => (
          <TagMark key={tag.code} tag={tag} />
        ))}
      </div>
      <div className={css.flow}>
        {states.map((state) => (
          <TagMark
            key={state}
            tag={{ code: 'IM', name: 'Importation', colour: 1, shape: 'square' }}
            state={state}
          />
        ))}
      </div>
      <div className={css.flow}>
        {states.map((state) => (
          <StateMark key={state} state={state} />
        ))}
      </div>
    </Piece>
  )
}

function Words() {
  const text = 'yes m8 box is landing thurs, 2 tops for u'
  return (
    <Piece title="Words">
      <p>
        <Highlighted
          text={text}
          marks={[
            { from: 7, to: 10, kind: 'hit' },
            { from: 29, to: 35, kind: 'suggestion', title: 'tops: cocaine, with a number, near “landing”' },
          ]}
        />
      </p>
      <p>
        <Highlighted text={hostile} showHidden />
      </p>
      <p>
        <HandleName name="Il1lIO0o" /> <HandleName name={'fox\u200bglove'} /> <HandleName name={null} />
      </p>
      <Hash value="3f9a1c0b77de44120b5cad6db3f8084a8d8cc4fb0c1a29b3261eff8f86fdecea" what="SHA-256" />
      <TimeText utc={Date.UTC(2020, 3, 14, 8, 12, 5)} zone="Europe/London" given="14/04/2020 09:12:05" />
      <TimeText utc={null} zone="UTC" given="31/02/2020" />
      <Count value={1_234} unit="rows" />
      <Count value={null} unit="messages" />
    </Piece>
  )
}

function TableAndTabs() {
  const [tab, setTab] = useState<'contacts' | 'aliases'>('contacts')
  return (
    <Piece title="Table and tabs">
      <Tabs
        label="Handle"
        value={tab}
        onValue={setTab}
        tabs={[
          { id: 'contacts', title: 'Contacts', count: 3 },
          { id: 'aliases', title: 'Aliases' },
        ]}
      >
        {tab === 'contacts' ? (
          <Table
            caption="Contacts"
            captionHidden
            sortedBy={{ column: 'rows', down: true }}
            rows={[
              { name: 'tallship', rows: 4_211 },
              { name: 'foxglove', rows: 318 },
              { name: 'northpier', rows: 1_027 },
            ]}
            rowKey={(row) => row.name}
            onOpen={() => undefined}
            columns={[
              {
                id: 'name',
                title: 'Handle',
                cell: (row) => <HandleName name={row.name} />,
                sort: (row) => row.name,
              },
              {
                id: 'rows',
                title: 'Rows',
                align: 'end',
                cell: (row) => row.rows.toLocaleString('en-GB'),
                sort: (row) => row.rows,
              },
            ]}
          />
        ) : (
          <p>None.</p>
        )}
      </Tabs>
    </Piece>
  )
}

function Strip() {
  const [range, setRange] = useState<BarRange | null>(null)
  return (
    <Piece title="Day strip" wide>
      <DayStrip label="Messages a day" bars={days} unit="messages" range={range} onRange={setRange} />
      <p data-testid="range">{range ? `${range.from}–${range.to}` : 'all'}</p>
    </Piece>
  )
}
