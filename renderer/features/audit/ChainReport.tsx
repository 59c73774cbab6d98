import type { Result } from '../../../shared/contract/index.ts'
import { Banner } from '../../components/Banner.tsx'
import { Hash } from '../../components/Hash.tsx'
import { grouped } from '../../components/progress-text.ts'

/** Whether the chain is whole; else every entry that is not, by its number. */
export function ChainReport({ report }: { report: Result<'audit.verify'> }) {
  const { entries, head, faults } = report
  if (faults.length === 0) {
    return (
      <Banner
        kind="good"
        message={`Whole: each of the ${grouped(entries)} entries follows the one before it.`}
        advice={
          <>
            Head of the chain: <Hash value={head} what="head" head={0} tail={0} />
          </>
        }
      />
    )
  }
  return (
    <Banner
      kind="error"
      message={`Not whole: ${grouped(faults.length)} ${faults.length === 1 ? 'fault' : 'faults'} in ${grouped(entries)} entries.`}
      advice={
        <ul>
          {faults.map(({ seq, fault }) => (
            <li key={`${seq} ${fault}`}>
              Entry {seq}: {fault}.
            </li>
          ))}
        </ul>
      }
    />
  )
}
