import type { MessageRow } from '../../shared/contract/browse.ts'
import css from './TwinMark.module.css'

/** That a row's message was served more than once: at both ends, or again in one pack. Nothing for a row without twins. */
export function TwinMark({ twins }: Pick<MessageRow, 'twins'>) {
  if (twins === null) return null
  const { kind, others } = twins
  const more = others === 1 ? 'one other row' : `${others.toLocaleString('en-GB')} other rows`
  return kind === 'both ends' ? (
    <span className={css.mark} title={`Also served in another pack: ${more} of this message`}>
      {others === 1 ? 'both ends' : `both ends ×${others + 1}`}
    </span>
  ) : (
    <span className={css.mark} title={`Served again in the same pack: ${more} of this message`}>
      ×{others + 1} in one pack
    </span>
  )
}
