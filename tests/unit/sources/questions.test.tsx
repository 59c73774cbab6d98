import '../../support/dom.ts'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { DirectionWords } from '../../../renderer/features/sources/form/DirectionWords.tsx'
import { EarlierQuestion } from '../../../renderer/features/sources/form/EarlierQuestion.tsx'
import { Findings } from '../../../renderer/features/sources/form/Findings.tsx'
import { FirstRows } from '../../../renderer/features/sources/form/FirstRows.tsx'
import { goToOpenQuestion, open } from '../../../renderer/features/sources/form/open-question.ts'
import { Equation } from '../../../renderer/features/sources/jobs/Equation.tsx'
import { TwinMark } from '../../../renderer/lists/TwinMark.tsx'
import { previewSchema } from '../../../shared/contract/import.ts'
import { type Mapping, mappingSchema, withDirection } from '../../../shared/domain/mapping.ts'

const mapping = mappingSchema.parse({
  columns: { direction: 'way', counterpart: 'peer' },
  zone: null,
  timeFormat: null,
  dialect: { format: 'xlsx', headerRow: 1 },
})
const sample = {
  columns: ['way', 'peer'],
  rows: [],
  rejects: [],
  samples: [['Out', 'in', 'sideways'], []],
  findings: [],
}

test('each word of a direction column is told with what it is taken for, an unknown one with what comes of it', () => {
  render(<DirectionWords preview={sample} mapping={mapping} onMapping={vi.fn()} />)
  const [first, ...others] = screen.getAllByRole('listitem')
  expect(within(first as HTMLElement).getByText('sideways')).toBeTruthy()
  expect(meaningOf('sideways')).toBe('not known: such rows are rejected')
  expect(others.map(({ textContent }) => textContent)).toEqual([
    'Out sent by the owner to the counterpart',
    'in sent by the counterpart to the owner',
  ])
})

test('what an unknown word of a direction column means is said, changed and taken back', async () => {
  const { current } = renderWords(mapping)
  await userEvent.selectOptions(screen.getByLabelText('What “sideways” means'), 'out')
  expect(current().directionWords).toEqual({ sideways: 'out' })
  expect(meaningOf('sideways')).toBe('sent by the owner to the counterpart')
  await userEvent.selectOptions(screen.getByLabelText('What “sideways” means'), 'in')
  expect(current().directionWords).toEqual({ sideways: 'in' })
  await userEvent.selectOptions(screen.getByLabelText('What “sideways” means'), 'unsaid')
  expect(current()).toEqual(mapping)
})

test('a word further down in the file is told by its spelling, and one known for the contrary too', async () => {
  const { current } = renderWords(mapping)
  const other = async (word: string, meaning: string) => {
    await userEvent.type(screen.getByLabelText('Word'), word)
    await userEvent.click(screen.getByRole('button', { name: meaning, hidden: true }))
  }
  await other('Abgang', 'Sent by the owner')
  await other('OUT', 'Sent by the counterpart')
  expect(current().directionWords).toEqual({ Abgang: 'out', OUT: 'in' })
  expect(meaningOf('Abgang')).toBe('sent by the owner to the counterpart')
  expect(meaningOf('Out')).toBe('sent by the counterpart to the owner')
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
})

test('where no word says which way, the first of them is a question that is open', () => {
  const unknown = { ...sample, samples: [['1', '0'], []] }
  const { rerender } = render(<DirectionWords preview={unknown} mapping={mapping} onMapping={vi.fn()} />)
  expect(screen.getByLabelText('What “1” means').hasAttribute('data-open')).toBe(true)
  const said = withDirection(mapping, '1', 'out')
  rerender(<DirectionWords preview={unknown} mapping={said} onMapping={vi.fn()} />)
  expect(screen.getByLabelText('What “1” means').hasAttribute('data-open')).toBe(false)
})

/** The words as a form shows them, with what it makes of their answers. */
function renderWords(start: Mapping) {
  let now = start
  function Form() {
    const [mapping, setMapping] = useState(start)
    now = mapping
    return <DirectionWords preview={sample} mapping={mapping} onMapping={setMapping} />
  }
  render(<Form />)
  return { current: () => now }
}

const meaningOf = (word: string): string | undefined =>
  screen.getByLabelText<HTMLSelectElement>(`What “${word}” means`).selectedOptions[0]?.text

test('whether a file is a later version is not decided beforehand', async () => {
  const decided = vi.fn()
  const earlier = previewSchema.shape.earlier
    .unwrap()
    .parse({ source: 7, name: 'first.csv', rows: 40, evidence: 'the same name' })
  const ask = (supersedes: number | null | undefined) => (
    <EarlierQuestion earlier={earlier} supersedes={supersedes} onSupersedes={decided} />
  )
  const { rerender } = render(ask(undefined))
  for (const choice of screen.getAllByRole('radio')) expect(choice).toHaveProperty('checked', false)
  await userEvent.click(screen.getByLabelText(/^A later version of/))
  await userEvent.click(screen.getByLabelText(/^A source of its own/))
  expect(decided.mock.calls).toEqual([[7], [null]])
  rerender(ask(null))
  expect(screen.getByLabelText(/^A source of its own/)).toHaveProperty('checked', true)
})

test('damage is told before what is merely found out, under a heading of its own', () => {
  render(
    <Findings
      findings={[
        { what: 'format', value: 'Excel workbook', evidence: '', doubt: false },
        { what: 'warning', value: '3 long numbers', evidence: 'row 4: 3.56E+14', doubt: false },
      ]}
    />,
  )
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent?.trim())).toEqual([
    'Warning',
    'Found out',
  ])
  expect(screen.getByRole('listitem').textContent).toBe('3 long numbersrow 4: 3.56E+14')
})

test('what is wrong alike with several columns is told of two by name, of the others on demand, and what to do once', () => {
  const advice = 'Ask for the column again as text.'
  const of = (column: string) => ({
    what: 'warning' as const,
    value: `"${column}": 3 long numbers`,
    evidence: 'row 2: 3.5E+14',
    advice,
    doubt: false,
  })
  render(<Findings findings={['IMEI', 'IMSI', 'SIM', 'Peer'].map(of)} />)
  expect(screen.getByRole('heading', { name: '4 warnings' })).toBeTruthy()
  expect(screen.getAllByText(advice)).toHaveLength(1)
  const more = screen.getByRole('group')
  expect(more.textContent).toContain('and 2 more columns')
  expect(more.textContent).toContain('"SIM"')
  expect(more.textContent).not.toContain('"IMEI"')
})

test('rows that cannot be read stand among the first rows, at their place and with the reason', () => {
  const preview = {
    ...sample,
    samples: [],
    rows: [
      { row: 2, cells: ['Out', 'fox'] },
      { row: 4, cells: ['in', null] },
    ],
    rejects: [
      { row: 3, detail: '1 cell where the header has 2', raw: 'Out' },
      { row: 900, detail: 'further down', raw: '' },
    ],
  }
  render(<FirstRows preview={preview} mapping={mapping} />)
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    'rowwayDirectionpeerCounterpart',
    '2Outfox',
    '3not read: 1 cell where the header has 2 Out',
    '4inabsent',
  ])
})

test('a ledger names rows of an earlier version only where there are some', () => {
  const { container, rerender } = render(<Equation read={5} stored={3} rejected={2} known={0} />)
  expect(container.textContent).toBe('5 rows read = 3 stored + 2 rejected')
  rerender(<Equation read={6} stored={3} rejected={2} known={1} />)
  expect(container.textContent).toBe('6 rows read = 3 stored + 2 rejected + 1 known from its earlier version')
})

test('the focus goes to the first question that is still open, to its own control or the first within it', () => {
  const form = (zone: boolean, declared: boolean) => (
    <section>
      <select aria-label="zone" {...open(zone)} />
      <div {...open(declared)}>
        <input aria-label="declared" />
      </div>
    </section>
  )
  const { container, rerender } = render(form(true, true))
  expect(goToOpenQuestion(container)).toBe(true)
  expect(document.activeElement).toBe(screen.getByLabelText('zone'))
  rerender(form(false, true))
  goToOpenQuestion(container)
  expect(document.activeElement).toBe(screen.getByLabelText('declared'))
  rerender(form(false, false))
  expect(goToOpenQuestion(container)).toBe(false)
})

test('a twin says in words where its message was served, and a row without one says nothing', () => {
  const { container, rerender } = render(<TwinMark twins={null} />)
  expect(container.textContent).toBe('')
  rerender(<TwinMark twins={{ kind: 'both ends', others: 1 }} />)
  expect(screen.getByTitle('Also served in another pack: one other row of this message').textContent).toBe(
    'both ends',
  )
  rerender(<TwinMark twins={{ kind: 'repeated', others: 2 }} />)
  expect(screen.getByText('×3 in one pack')).toBeTruthy()
})
