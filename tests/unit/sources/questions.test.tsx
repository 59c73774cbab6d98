import '../../support/dom.ts'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { DirectionWords } from '../../../renderer/features/sources/form/DirectionWords.tsx'
import { EarlierQuestion } from '../../../renderer/features/sources/form/EarlierQuestion.tsx'
import { Findings } from '../../../renderer/features/sources/form/Findings.tsx'
import { Equation } from '../../../renderer/features/sources/jobs/Equation.tsx'
import { TwinMark } from '../../../renderer/lists/TwinMark.tsx'
import { previewSchema } from '../../../shared/contract/import.ts'
import { mappingSchema } from '../../../shared/domain/mapping.ts'

const mapping = mappingSchema.parse({
  columns: { direction: 'way', counterpart: 'peer' },
  zone: null,
  timeFormat: null,
  dialect: { format: 'xlsx', headerRow: 1 },
})
const sample = { columns: ['way', 'peer'], rows: [], samples: [['Out', 'in', 'sideways'], []], findings: [] }

test('each word of a direction column is told with what it is taken for, an unknown one with what comes of it', () => {
  render(<DirectionWords preview={sample} mapping={mapping} />)
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Out sent by the owner to the counterpart',
    'in sent by the counterpart to the owner',
    'sideways not known: such rows are rejected',
  ])
})

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

test('a ledger names rows of an earlier version only where there are some', () => {
  const { container, rerender } = render(<Equation read={5} stored={3} rejected={2} known={0} />)
  expect(container.textContent).toBe('5 rows read = 3 stored + 2 rejected')
  rerender(<Equation read={6} stored={3} rejected={2} known={1} />)
  expect(container.textContent).toBe('6 rows read = 3 stored + 2 rejected + 1 known from its earlier version')
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
