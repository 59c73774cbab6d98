import { Count } from '../../components/Count.tsx'
import type { MessageList } from '../../lists/useMessageList.ts'
import css from './Search.module.css'

/** How much was found, exactly or not yet; for ~words also which spellings were searched. */
export function Counts({ list, asked }: { list: MessageList; asked: boolean }) {
  if (!asked) return <span className={css.counts} />
  const { open, loading, error } = list
  if (error !== null) return <span className={css.counts} />
  return (
    <span className={css.counts} role="status">
      {open === null || loading ? (
        'counting…'
      ) : (
        <>
          <strong>
            <Count value={open.rows} unit="rows" />
          </strong>{' '}
          · <Count value={open.messages} unit="messages" />
          {open.spellings.map(({ word, found }) => (
            <span key={word} className={css.spellings}>
              {' '}
              ~{word}: {found.length === 0 ? 'no spelling near it' : found.join(', ')}
            </span>
          ))}
        </>
      )}
    </span>
  )
}
