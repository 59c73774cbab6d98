import { grouped } from '../../../components/progress-text.ts'

interface Counts {
  readonly read: number
  readonly stored: number
  readonly rejected: number
  readonly known: number
}

/** '6 rows read = 3 stored + 2 rejected + 1 known': every row of a file is in one of them. */
export function Equation({ read, stored, rejected, known }: Counts) {
  return (
    <>
      <strong>{grouped(read)}</strong> {read === 1 ? 'row' : 'rows'} read = <strong>{grouped(stored)}</strong>{' '}
      stored + <strong>{grouped(rejected)}</strong> rejected
      {known > 0 && (
        <>
          {' '}
          + <strong>{grouped(known)}</strong> known from its earlier version
        </>
      )}
    </>
  )
}
