import { ScrollText } from 'lucide-react'
import { EmptyState } from '../../components/EmptyState.tsx'

/** In place of a record, while none is chosen. */
export function Nothing({ what }: { what: 'search' | 'saved search' }) {
  return (
    <EmptyState icon={ScrollText} title={`No ${what} is chosen`}>
      Move onto one in the list with the arrows, or press it: what is kept of it is shown here. Enter runs it.
    </EmptyState>
  )
}
