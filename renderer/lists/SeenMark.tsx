import { useIsSeen } from '../store/seen.ts'
import css from './SeenMark.module.css'

/** A dot beside what the person has not seen yet; nothing beside what they have. */
export function SeenMark({ message }: { message: number }) {
  const seen = useIsSeen(message)
  if (seen) return <span className={css.place} />
  return (
    <span className={css.place} title="Not seen by you yet">
      <span aria-hidden="true">●</span>
      <span className="visually-hidden">not seen</span>
    </span>
  )
}
